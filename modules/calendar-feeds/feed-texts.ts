/** What calendars say of themselves; everything else in them are names that people gave. */
export const feedTexts = {
  mine: { zh: '我的预约', hant: '我的預約', en: 'My bookings' },
  taken: { zh: '已有预约', hant: '已有預約', en: 'Taken' },
  outage: { zh: '停机', hant: '停機', en: 'Out of order' },
  open: { zh: '开放', hant: '開放', en: 'Open' },
  pending: { zh: '等待管理员确认', hant: '等待管理員確認', en: 'Waiting for a keeper' },
  unpublished: {
    zh: '这一年的放假安排尚未公布，开放时间可能调整',
    hant: '這一年的放假安排尚未公佈，開放時間可能調整',
    en: 'The public holidays of this year are not published yet, so the hours may change',
  },
  makeUp: { zh: '调休上班日', hant: '調休上班日', en: 'A working day in place of another' },
} as const
