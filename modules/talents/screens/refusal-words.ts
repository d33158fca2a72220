import { defineWords } from '#ui/words.ts'

/** Every refusal of the module, and its own codes beside fields. */
export const refusalWords = defineWords({
  zh: {
    'talents.grade_held': '这段时间已经登记过层次，请先结束前一项',
    'talents.grade_ended': '这项层次已经到期，或已定在更早的一天到期',
    'talents.own_grade': '自己的层次要由另一位经办人登记',
    grade_unknown: '没有这个层次，请重新选择',
    ends_before_start: '结束不能早于开始',
  },
  en: {
    'talents.grade_held': 'A grade is recorded for these days. Please end that one first',
    'talents.grade_ended': 'This grade has ended, or ends on an earlier day already',
    'talents.own_grade': 'Another operator must record your own grade',
    grade_unknown: 'There is no such grade. Please choose again',
    ends_before_start: 'The end must not be before the start',
  },
})
