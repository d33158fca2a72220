import { defineWords } from '#ui/words.ts'

/** Apart from the words of the screen, because it stands on public pages, which stay small. */
export const subscribeWords = defineWords({
  zh: { subscribe: '订阅到日历' },
  en: { subscribe: 'Subscribe in a calendar' },
})
