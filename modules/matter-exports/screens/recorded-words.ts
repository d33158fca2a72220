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

/** What the operators are told of an export that waits, and who asked of the answer. */
export const matterExportsNoticeWords = defineWords({
  zh: {
    'matter_exports.asked': '有一项事项导出等待另一位经办人审批。用途：{reason}',
    'matter_exports.approved': '您申请的事项导出已获同意，请在七天内下载',
    'matter_exports.refused': '您申请的事项导出没有获得同意。理由：{reason}',
  },
  en: {
    'matter_exports.asked': 'An export of matters waits for a second operator. Purpose: {reason}',
    'matter_exports.approved': 'Your export of matters was approved. Please fetch it within seven days',
    'matter_exports.refused': 'Your export of matters was refused. Reason: {reason}',
  },
})
