// The sentences that each module has for what it records and tells; one line for each module.
import { admissionNoticeWords, admissionRecordedWords } from '#modules/admission/screens/recorded-words.ts'
import {
  correctionsNoticeWords,
  correctionsRecordedWords,
} from '#modules/corrections/screens/recorded-words.ts'
import { bookingsNoticeWords, bookingsRecordedWords } from '#modules/bookings/screens/recorded-words.ts'
import { bulletinsNoticeWords, bulletinsRecordedWords } from '#modules/bulletins/screens/recorded-words.ts'
import { calendarFeedsRecordedWords } from '#modules/calendar-feeds/screens/recorded-words.ts'
import { challengesNoticeWords, challengesRecordedWords } from '#modules/challenges/screens/recorded-words.ts'
import { importsRecordedWords } from '#modules/imports/screens/recorded-words.ts'
import {
  matterExportsNoticeWords,
  matterExportsRecordedWords,
} from '#modules/matter-exports/screens/recorded-words.ts'
import { mattersNoticeWords, mattersRecordedWords } from '#modules/matters/screens/recorded-words.ts'
import { networkRecordedWords } from '#modules/network/screens/recorded-words.ts'
import { peopleRecordedWords } from '#modules/people/screens/recorded-words.ts'
import { reportsRecordedWords } from '#modules/reports/screens/recorded-words.ts'
import { webhooksNoticeWords, webhooksRecordedWords } from '#modules/webhooks/screens/recorded-words.ts'
import { resourceImportsRecordedWords } from '#modules/resource-imports/screens/recorded-words.ts'
import { sharingNoticeWords, sharingRecordedWords } from '#modules/sharing/screens/recorded-words.ts'
import { talentsRecordedWords } from '#modules/talents/screens/recorded-words.ts'
import { spacesRecordedWords } from '#modules/spaces/screens/recorded-words.ts'
import type { Words } from '#ui/words.ts'
import { appRecordedWords } from './recorded-words.ts'

export const recordedWords: readonly Words[] = [
  peopleRecordedWords,
  networkRecordedWords,
  admissionRecordedWords,
  importsRecordedWords,
  reportsRecordedWords,
  correctionsRecordedWords,
  bulletinsRecordedWords,
  mattersRecordedWords,
  challengesRecordedWords,
  matterExportsRecordedWords,
  webhooksRecordedWords,
  spacesRecordedWords,
  sharingRecordedWords,
  resourceImportsRecordedWords,
  bookingsRecordedWords,
  talentsRecordedWords,
  calendarFeedsRecordedWords,
  appRecordedWords,
]
export const noticeWords: readonly Words[] = [
  admissionNoticeWords,
  correctionsNoticeWords,
  bulletinsNoticeWords,
  mattersNoticeWords,
  challengesNoticeWords,
  matterExportsNoticeWords,
  webhooksNoticeWords,
  sharingNoticeWords,
  bookingsNoticeWords,
]
