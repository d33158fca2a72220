import { defineWords } from '#ui/words.ts'

/** What happened to applications, as the record of events tells it: a sentence after the name of who did it. */
export const admissionRecordedWords = defineWords({
  zh: {
    'admission.applied': '为{unit}申请加入{committee}',
    'admission.withdrawn': '撤回入链申请',
    'admission.reviewer_assigned': '请{person}评审一份入链申请',
    'admission.reviewed': '提交评审意见',
    'admission.conflict_declared': '声明与申请单位有利害关系，退出评审',
    'admission.decided': '对入链申请作出决定',
  },
  en: {
    'admission.applied': 'applied for {unit} to join {committee}',
    'admission.withdrawn': 'withdrew an application',
    'admission.reviewer_assigned': 'asked {person} to review an application',
    'admission.reviewed': 'gave a review',
    'admission.conflict_declared': 'declared a conflict of interest and left the review',
    'admission.decided': 'decided on an application',
  },
})

/** What bodies are told about applications. */
export const admissionNoticeWords = defineWords({
  zh: {
    'admission.applied': '{unitName}申请加入，请安排评审',
    'admission.admitted': '{unitName}的申请已通过，成为{committeeName}成员单位',
    'admission.declined': '{unitName}加入{committeeName}的申请未获通过。理由：{reasons}',
  },
  en: {
    'admission.applied': '{unitName} has applied to join; please choose reviewers',
    'admission.admitted': '{unitName} has been admitted and is a member of {committeeName}',
    'admission.declined':
      'The application of {unitName} to join {committeeName} was declined. Reasons: {reasons}',
  },
})
