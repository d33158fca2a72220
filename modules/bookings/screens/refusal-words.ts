import { defineWords } from '#ui/words.ts'

/** Every refusal of the module, and its own codes beside fields. */
export const refusalWords = defineWords({
  zh: {
    'bookings.not_possible': '这样预约还不行，原因如下',
    'bookings.slot_taken': '这段时间刚刚被别人约走，请另选时间',
    'bookings.slot_in_outage': '这段时间停机，请另选时间',
    'bookings.series_conflicts': '有几次约不上，一次也没有预约。请看下面的清单',
    'bookings.moved_on': '这次预约的状态刚刚有变化，请刷新后再办',
    'bookings.has_begun': '已经开始使用，只能改结束时间，并且不能早于现在',
    'bookings.no_colleagues': '这是以个人名义的预约，没有可以转给的同事',
    not_whole_minutes: '时间须精确到分钟',
    out_of_calendar: '时间超出可以预约的年份',
    not_after_start: '结束时间须晚于开始时间',
    too_many_days: '一次最多看六周',
    person_unknown: '没有找到这个人，请重新选择',
    person_not_of_unit: '这个人目前在该单位没有岗位，请重新选择',
    no_occasion: '到这一天为止，所选的星期一次也没有，请改日期或星期',
    too_many_occasions: '一次最多约60次，请把截止日期提前',
  },
  en: {
    'bookings.not_possible': 'This cannot be booked as it stands, because:',
    'bookings.slot_taken': 'Somebody has just taken this time. Please choose another',
    'bookings.slot_in_outage': 'It is out of order at this time. Please choose another',
    'bookings.series_conflicts': 'Some of the times are not possible, so none was booked. See the list below',
    'bookings.moved_on': 'This booking has just changed. Please reload the page first',
    'bookings.has_begun': 'It is in use already: only its end can change, and not to a time that has passed',
    'bookings.no_colleagues': 'This is booked in person, so there is no colleague to hand it to',
    not_whole_minutes: 'Times are in whole minutes',
    out_of_calendar: 'This year cannot be booked',
    not_after_start: 'The end must be later than the start',
    too_many_days: 'Six weeks are the most at once',
    person_unknown: 'This person was not found. Please choose again',
    person_not_of_unit: 'This person holds no post in the unit today. Please choose again',
    no_occasion: 'None of these weekdays comes before that day. Please change one or the other',
    too_many_occasions: '60 times are the most at once. Please choose an earlier last day',
  },
})
