import { defineWords } from '#ui/words.ts'

/** Why an act on a space was refused, and what is wrong with a field. */
export const spaceRefusals = defineWords({
  zh: {
    'spaces.key_taken': '这个网址简称已有别的阵地在用，请换一个',
    'spaces.already_open': '这处阵地已经开放',
    'spaces.not_open': '这处阵地没有开放',
    'spaces.shift_taken': '这个人在这段时间已经有班，请换人或换时间',
    'spaces.visit_taken_back': '这一次已经撤回过',
    'spaces.visit_day_over': '只能撤回今天的记录；以前的请经办人更正',
    hours_wrong: '有两段时间重叠，或者起止时间相同',
    grade_with_entry: '按层次进入的，请选最低层次；其他的不用选',
    fixed_while_open: '开放期间不能改，因为已经按它计数。先关闭再改，或联系经办人更正',
    unknown_place: '没有这个社区，请重新选择',
    no_host_here: '请从本站的站长中选择',
    not_whole_minutes: '请填写整分钟',
    out_of_calendar: '请填写2000年到2199年的时间',
    ends_before_it_starts: '结束时间要晚于开始时间',
    in_the_past: '过去的日子不能再调整',
  },
  en: {
    'spaces.key_taken': 'Another space has this short name in its address already. Please choose another',
    'spaces.already_open': 'This space is open already',
    'spaces.not_open': 'This space is not open',
    'spaces.shift_taken': 'This person is on duty at that time already. Choose another person or time',
    'spaces.visit_taken_back': 'This was taken back already',
    'spaces.visit_day_over':
      'Only what was counted today can be taken back; an operator corrects what is older',
    hours_wrong: 'Two spans overlap, or one begins where it ends',
    grade_with_entry: 'Choose the lowest grade where entry is by grade, and none otherwise',
    fixed_while_open:
      'This cannot change while the space is open, because it was counted by it. Close it first, or have it corrected',
    unknown_place: 'There is no such community. Please choose again',
    no_host_here: 'Please choose one of the hosts of this space',
    not_whole_minutes: 'Please give whole minutes',
    out_of_calendar: 'Please give a time between the years 2000 and 2199',
    ends_before_it_starts: 'The end must be after the beginning',
    in_the_past: 'A day that is past cannot be changed',
  },
})
