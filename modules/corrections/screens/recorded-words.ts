import { defineWords } from '#ui/words.ts'

/** What happened to corrections and statements, as the record of events tells it: a sentence after the name of who did it. */
export const correctionsRecordedWords = defineWords({
  zh: {
    'corrections.proposed': '提出更正一条记录',
    'corrections.confirmed': '确认一项更正',
    'corrections.refused': '没有同意一项更正',
    'corrections.withdrawn': '撤回一项更正',
    'statements.submitted': '登记一份声明',
    'statements.confirmed': '确认一份声明',
    'statements.refused': '没有同意一份声明',
    'statements.withdrawn': '撤回一份声明',
  },
  en: {
    'corrections.proposed': 'proposed the correction of a record',
    'corrections.confirmed': 'confirmed a correction',
    'corrections.refused': 'refused a correction',
    'corrections.withdrawn': 'withdrew a correction',
    'statements.submitted': 'entered a statement',
    'statements.confirmed': 'confirmed a statement',
    'statements.refused': 'refused a statement',
    'statements.withdrawn': 'withdrew a statement',
  },
})

/** What the second person and the proposer are told. */
export const correctionsNoticeWords = defineWords({
  zh: {
    'corrections.proposed': '有一项更正等待复核。理由：{reason}',
    'corrections.confirmed': '更正已经确认，指标从今天起按更正后的记录计算。理由：{reason}',
    'corrections.refused': '更正没有通过复核。理由：{reason}',
    'statements.submitted': '{saidBy}的一份声明等待复核',
    'statements.confirmed': '{saidBy}的声明已经确认，计入指标并公开',
    'statements.refused': '{saidBy}的声明没有通过复核。理由：{reason}',
  },
  en: {
    'corrections.proposed': 'A correction waits for a second person. Reason: {reason}',
    'corrections.confirmed': 'A correction has been confirmed and counts from today. Reason: {reason}',
    'corrections.refused': 'A correction was refused. Reason: {reason}',
    'statements.submitted': 'A statement of {saidBy} waits for a second person',
    'statements.confirmed': 'The statement of {saidBy} has been confirmed; it counts and is public',
    'statements.refused': 'The statement of {saidBy} was refused. Reason: {reason}',
  },
})
