import { defineWords } from '#ui/words.ts'

/** Why an act at the desk was refused; most often somebody was faster. */
export const deskRefusalWords = defineWords({
  zh: {
    'matters.moved_on': '别人刚刚办了这件事项，现在不能再这样办。请重新读取，看看最新情况',
    'matters.part_moved_on': '这份承办刚刚已由别人接办、答复或转交。请重新读取，看看最新情况',
    'matters.body_has_part': '选中的单位里，有的已经在承办这件事项。请去掉后再送',
    'matters.has_lead': '这件事项已有牵头单位。新加的单位请作为协办',
    'matters.needs_lead': '请指定一个牵头单位，由它提出办理结果',
    'matters.pause_decided': '这项暂停申请刚刚已由别人审批。请重新读取',
    'matters.pause_proposed': '已有一项暂停申请在等审批，请等有了结果再申请',
    'matters.decider_proposed': '自己提出的暂停申请，要由另一个人审批',
    'matters.outcome_answered': '提出人刚刚已经答复了这个结果。请重新读取',
    'matters.personal_part_wiped': '个人信息已到保存期限，已经清除',
    'files.refused': '有一个附件不能接收。请核对格式和大小后重新添加',
    too_many_files: '最多10个附件，请去掉几个',
    body_unknown: '没有这个单位，请重新选择',
    kind_unknown: '没有这个类别，请重新选择',
  },
  en: {
    'matters.moved_on': 'Somebody has just acted on this matter, so this is no longer possible. Read it anew',
    'matters.part_moved_on':
      'Somebody has just taken, answered or handed on this part. Read it anew to see how it stands',
    'matters.body_has_part': 'One of these bodies has an open part already. Take it out and send again',
    'matters.has_lead': 'This matter has a lead already. Add others as helpers',
    'matters.needs_lead': 'Please choose who leads and will propose the outcome',
    'matters.pause_decided': 'Somebody has just decided this pause. Read it anew',
    'matters.pause_proposed': 'A pause waits to be decided already; please wait for that',
    'matters.decider_proposed': 'A pause is decided by another person than who asked for it',
    'matters.outcome_answered': 'The asker has just answered about this outcome. Read it anew',
    'matters.personal_part_wiped': 'The personal part was wiped because its retention has ended',
    'files.refused': 'A file cannot be taken. Please check its format and size, and add it again',
    too_many_files: 'Ten files at most; please take some away',
    body_unknown: 'There is no such body; please choose again',
    kind_unknown: 'There is no such kind; please choose again',
  },
})
