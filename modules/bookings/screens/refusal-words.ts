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
    'bookings.slot_free': '这段时间现在空闲，直接预约即可',
    'bookings.slot_yours': '这段时间里有您自己的预约，不必候补',
    'bookings.already_waiting': '您已经在候补这段时间',
    'bookings.waiting_moved_on': '这次候补的状态刚刚有变化，请刷新后再看',
    not_whole_minutes: '时间须精确到分钟',
    out_of_calendar: '时间超出可以预约的年份',
    not_after_start: '结束时间须晚于开始时间',
    too_many_days: '一次最多看六周',
  },
  en: {
    'bookings.not_possible': 'This cannot be booked as it stands, because:',
    'bookings.slot_taken': 'Somebody has just taken this time. Please choose another',
    'bookings.slot_in_outage': 'It is out of order at this time. Please choose another',
    'bookings.series_conflicts': 'Some of the times are not possible, so none was booked. See the list below',
    'bookings.moved_on': 'This booking has just changed. Please reload the page first',
    'bookings.has_begun': 'It is in use already: only its end can change, and not to a time that has passed',
    'bookings.no_colleagues': 'This is booked in person, so there is no colleague to hand it to',
    'bookings.slot_free': 'This time is free now: book it',
    'bookings.slot_yours': 'You have booked a part of this time yourself',
    'bookings.already_waiting': 'You wait for this time already',
    'bookings.waiting_moved_on': 'This has just changed. Please reload the page first',
    not_whole_minutes: 'Times are in whole minutes',
    out_of_calendar: 'This year cannot be booked',
    not_after_start: 'The end must be later than the start',
    too_many_days: 'Six weeks are the most at once',
  },
})
