import { defineWords } from '#ui/words.ts'

/** What happened to targets, as the record of events tells it: a sentence after the name of who did it. */
export const reportsRecordedWords = defineWords({
  zh: {
    'reports.target_set': '设定{year}年目标：{figure} {value}',
    'reports.target_taken_back': '撤销{year}年目标：{figure} {before}',
  },
  en: {
    'reports.target_set': 'set the target of {figure} for {year}: {value}',
    'reports.target_taken_back': 'took back the target of {figure} for {year}: {before}',
  },
})
