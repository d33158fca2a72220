import { defineWords } from '#ui/words.ts'

export const publicMattersWords = defineWords({
  zh: {
    title: '诉求',
    lead: '大家提出、愿意公开的事，以及办到了哪一步。姓名和个人信息不在这里。',
    ask: '我也有事要说',
    none: '还没有公开的诉求',
    noneHelp: '提出人同意后，诉求才会出现在这里。',
    follow: '已经提交过？用跟踪链接看进展',
    allKinds: '全部类别',
    kind: '类别',
    more: '再看一些',
  },
  en: {
    title: 'Requests',
    lead: 'What people asked for and agreed to show, and how far it is. No names, nothing personal.',
    ask: 'I need something too',
    none: 'No public requests yet',
    noneHelp: 'A request stands here only where its asker agreed.',
    follow: 'Asked before? See how far it is by your link',
    allKinds: 'All kinds',
    kind: 'Kind',
    more: 'Show more',
  },
})
