import { defineWords } from '#ui/words.ts'

/** A part that is answered with something that a unit shares. */
export const answerResourceWords = defineWords({
  zh: {
    resource: '可以用的共享资源',
    help: '提出人可以从这里打开它的页面，自己预约。',
    with: '可以用：{name}，打开看怎样预约',
    withdrawn: '可以用：{name}（现已不再共享）',
  },
  en: {
    resource: 'A shared resource that helps',
    help: 'The asker can open its page from here and book it.',
    with: 'Can be used: {name}. Open it to see how to book',
    withdrawn: 'Could be used: {name} (no longer shared)',
  },
})
