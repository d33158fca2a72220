import { defineWords } from '#ui/words.ts'

/** Which grade it was is nobody's business but the person's and the operators'. */
export const talentsRecordedWords = defineWords({
  zh: { 'talents.grade_recorded': '登记一位人才的层次', 'talents.grade_ended': '登记一位人才的层次到期' },
  en: {
    'talents.grade_recorded': "recorded a person's grade",
    'talents.grade_ended': "recorded the end of a person's grade",
  },
})
