import { defineWords } from '#ui/words.ts'

/** What happened to webhooks, as the record of events tells it: a sentence after the name of who did it. */
export const webhooksRecordedWords = defineWords({
  zh: {
    'webhooks.created': '设置一个接收消息的系统',
    'webhooks.paused': '暂停向一个系统推送消息',
    'webhooks.resumed': '恢复向一个系统推送消息',
    'webhooks.sent_again': '重新推送一条消息',
    'webhooks.stopped': '停止向一个系统推送消息',
  },
  en: {
    'webhooks.created': 'named a system to tell what happens',
    'webhooks.paused': 'paused the messages to a system',
    'webhooks.resumed': 'resumed the messages to a system',
    'webhooks.sent_again': 'had a message sent again',
    'webhooks.stopped': 'stopped telling a system',
  },
})

/** What the operators are told. */
export const webhooksNoticeWords = defineWords({
  zh: { 'webhooks.failing': '发往{host}的消息已有一天没有送达，请查看' },
  en: { 'webhooks.failing': 'Messages to {host} have not arrived for a day. Please have a look' },
})
