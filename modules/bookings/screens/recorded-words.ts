import { defineWords } from '#ui/words.ts'

/** What happened to bookings, as the record of events tells it: a sentence after the name of who did it. */
export const bookingsRecordedWords = defineWords({
  zh: {
    'bookings.booked': '预约一项共享资源',
    'bookings.moved': '修改预约的时间',
    'bookings.cancelled': '取消一项预约',
    'bookings.handed_over': '把预约转给同事',
    'bookings.approved': '同意一项预约',
    'bookings.refused': '未同意一项预约',
    'bookings.expired': '一项预约到时仍未审批，已失效',
    'bookings.not_shown_up': '预约人没有到场，时间已释放',
    'bookings.use_started': '开始使用一项共享资源',
    'bookings.use_ended': '结束一次使用',
    'bookings.use_told': '补登一次使用',
    'bookings.use_corrected': '更正一次使用的时间',
    'bookings.use_taken_back': '撤销一次使用登记',
    'bookings.absence_told': '登记预约人没有来',
    'bookings.costs_exported': '导出用机费用',
  },
  en: {
    'bookings.booked': 'booked a resource',
    'bookings.moved': 'moved a booking',
    'bookings.cancelled': 'cancelled a booking',
    'bookings.handed_over': 'handed a booking to a colleague',
    'bookings.approved': 'approved a booking',
    'bookings.refused': 'refused a booking',
    'bookings.expired': 'ended a booking that nobody decided about in time',
    'bookings.not_shown_up': 'gave back the time of somebody who did not come',
    'bookings.use_started': 'started a use of a resource',
    'bookings.use_ended': 'ended a use',
    'bookings.use_told': 'told a use that was over',
    'bookings.use_corrected': 'set the times of a use right',
    'bookings.use_taken_back': 'took back a use that never was',
    'bookings.absence_told': 'told that nobody came to a booking',
    'bookings.costs_exported': 'exported the costs of use',
  },
})

/** What keepers and those who use a booking are told. */
export const bookingsNoticeWords = defineWords({
  zh: {
    'bookings.asked': '有预约等待审批：{resourceName}（第{number}号）',
    'bookings.booked_for_you': '已为您预约：{resourceName}（第{number}号）',
    'bookings.approved': '您的预约已获同意：{resourceName}（第{number}号）',
    'bookings.refused': '您的预约未获同意，理由见预约页：{resourceName}（第{number}号）',
    'bookings.moved': '您的预约改了时间：{resourceName}（第{number}号）',
    'bookings.cancelled': '您的预约已被取消：{resourceName}（第{number}号）',
    'bookings.handed_to_you': '同事把预约转给了您：{resourceName}（第{number}号）',
    'bookings.handed_on': '您的预约已转给同事：{resourceName}（第{number}号）',
    'bookings.expired': '您的预约到时仍未审批，已失效：{resourceName}（第{number}号）',
    'bookings.not_shown_up': '您没有按时到场，时间已释放：{resourceName}（第{number}号）',
    'bookings.still_in_use': '前面的人还在用，您可能要等一会儿：{resourceName}（第{number}号）',
  },
  en: {
    'bookings.asked': 'A booking waits for you to decide: {resourceName} (no. {number})',
    'bookings.booked_for_you': 'Booked for you: {resourceName} (no. {number})',
    'bookings.approved': 'Your booking is approved: {resourceName} (no. {number})',
    'bookings.refused': 'Your booking was refused; its page says why: {resourceName} (no. {number})',
    'bookings.moved': 'Your booking has another time: {resourceName} (no. {number})',
    'bookings.cancelled': 'Your booking was cancelled: {resourceName} (no. {number})',
    'bookings.handed_to_you': 'A colleague handed a booking to you: {resourceName} (no. {number})',
    'bookings.handed_on': 'Your booking was handed to a colleague: {resourceName} (no. {number})',
    'bookings.expired': 'Nobody decided about your booking in time: {resourceName} (no. {number})',
    'bookings.not_shown_up': 'You did not come, and the time was given back: {resourceName} (no. {number})',
    'bookings.still_in_use': 'It is still in use, so you may have to wait: {resourceName} (no. {number})',
  },
})
