import { defineWords } from '#ui/words.ts'

/** What happened to webhooks, as the record of events tells it: a sentence after the name of who did it. */
export const webhooksRecordedWords = defineWords({
  zh: {
    'webhooks.created': '设置一个接收消息的系统',
    'webhooks.stopped': '停止向一个系统推送消息',
  },
  en: {
    'webhooks.created': 'named a system to tell what happens',
    'webhooks.stopped': 'stopped telling a system',
  },
})
