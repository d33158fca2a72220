// The sentences that each module has for what it records and tells; one line for each module.
import { admissionNoticeWords, admissionRecordedWords } from '#modules/admission/screens/recorded-words.ts'
import { challengesNoticeWords, challengesRecordedWords } from '#modules/challenges/screens/recorded-words.ts'
import { importsRecordedWords } from '#modules/imports/screens/recorded-words.ts'
import { mattersNoticeWords, mattersRecordedWords } from '#modules/matters/screens/recorded-words.ts'
import { networkRecordedWords } from '#modules/network/screens/recorded-words.ts'
import { peopleRecordedWords } from '#modules/people/screens/recorded-words.ts'
import type { Words } from '#ui/words.ts'
import { appRecordedWords } from './recorded-words.ts'

export const recordedWords: readonly Words[] = [
  peopleRecordedWords,
  networkRecordedWords,
  admissionRecordedWords,
  importsRecordedWords,
  mattersRecordedWords,
  challengesRecordedWords,
  appRecordedWords,
]
export const noticeWords: readonly Words[] = [admissionNoticeWords, mattersNoticeWords, challengesNoticeWords]
