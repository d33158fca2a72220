import { defineWords } from '#ui/words.ts'

/** What happened to addresses of calendars, as the record of events tells it: a sentence after the name of who did it. */
export const calendarFeedsRecordedWords = defineWords({
  zh: {
    'calendar_feeds.made': '生成一个日历订阅地址',
    'calendar_feeds.revoked': '停用一个日历订阅地址',
  },
  en: {
    'calendar_feeds.made': 'made the address of a calendar',
    'calendar_feeds.revoked': 'ended the address of a calendar',
  },
})
