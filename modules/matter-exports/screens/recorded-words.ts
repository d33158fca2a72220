import { defineWords } from '#ui/words.ts'

/** What happened to exports, as the record of events tells it: a sentence after the name of who did it. */
export const matterExportsRecordedWords = defineWords({
  zh: {
    'matter_exports.asked': '申请导出事项',
    'matter_exports.approved': '同意导出事项',
    'matter_exports.refused': '不同意导出事项',
    'matter_exports.downloaded': '下载导出的事项',
  },
  en: {
    'matter_exports.asked': 'asked for an export of matters',
    'matter_exports.approved': 'approved an export of matters',
    'matter_exports.refused': 'refused an export of matters',
    'matter_exports.downloaded': 'fetched an export of matters',
  },
})
