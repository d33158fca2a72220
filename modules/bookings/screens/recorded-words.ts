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
    'bookings.waiting_joined': '加入一段时间的候补',
    'bookings.waiting_left': '退出候补',
    'bookings.time_offered': '空出的时间留给候补第一位',
    'bookings.offer_lapsed': '候补人没有按时答复，顺延下一位',
    'bookings.outage_told': '登记一次停机',
    'bookings.outage_lifted': '提前恢复使用',
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
    'bookings.waiting_joined': 'joined a waiting list',
    'bookings.waiting_left': 'left a waiting list',
    'bookings.time_offered': 'offered a time that became free to the first in line',
    'bookings.offer_lapsed': 'passed on an offer that was not answered in time',
    'bookings.outage_told': 'told of an outage',
    'bookings.outage_lifted': 'ended an outage early',
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
    'bookings.time_offered': '您候补的时间空出来了，请在期限内确认：{resourceName}',
    'bookings.offer_lapsed': '候补的时间没有按时确认，已顺延下一位：{resourceName}',
    'bookings.offer_taken_back': '留给您的候补时间遇到停机，您仍排在原来的位置：{resourceName}',
    'bookings.outage_moved': '因停机，您的预约改了时间：{resourceName}（第{number}号）。{words}',
    'bookings.outage_cancelled': '因停机，您的预约已取消：{resourceName}（第{number}号）。{words}',
    'bookings.outage_warned':
      '您预约的时间可能停机，请先与管理员确认：{resourceName}（第{number}号）。{words}',
    'bookings.outage_lifted': '停机提前结束，已恢复使用：{resourceName}（第{number}号）',
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
    'bookings.time_offered': 'A time you wait for is free. Please answer in time: {resourceName}',
    'bookings.offer_lapsed': 'You did not answer in time; the offer went to the next: {resourceName}',
    'bookings.offer_taken_back':
      'What was kept for you is out of order; you keep your place in line: {resourceName}',
    'bookings.outage_moved': 'An outage moved your booking: {resourceName} (no. {number}). {words}',
    'bookings.outage_cancelled': 'An outage cancelled your booking: {resourceName} (no. {number}). {words}',
    'bookings.outage_warned':
      'It may be out of order at your time; ask the keeper first: {resourceName} (no. {number}). {words}',
    'bookings.outage_lifted': 'The outage is over early: {resourceName} (no. {number})',
  },
})
