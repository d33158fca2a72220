import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  BOUNDS,
  pageAfterSignIn,
  type Failures,
  passwordFaults,
  postStatus,
  secondsToWait,
  sourceOf,
  termFaults,
} from './rules.ts'

const none: Failures = { accountAndSource: [], source: [], accountFromUnknown: [], isSourceKnown: false }
const ages = (count: number, oldest: number) =>
  Array.from({ length: count }, (_, i) => (oldest * (i + 1)) / count)

const waits: [name: string, failures: Partial<Failures>, seconds: number][] = [
  ['a first try waits for nothing', {}, 0],
  ['a fifth try after four failures is open', { accountAndSource: ages(4, 60) }, 0],
  ['after five failures the account is closed to this source', { accountAndSource: ages(5, 60) }, 840],
  ['it opens when the first of five is a quarter of an hour old', { accountAndSource: ages(5, 900) }, 0],
  ['a second before, it does not', { accountAndSource: ages(5, 899) }, 1],
  ['of more than five only the last five count', { accountAndSource: ages(10, 1200) }, 300],
  ['a source may fail 29 times at many accounts', { source: ages(29, 60) }, 0],
  ['thirty failures close everything to the source', { source: ages(30, 60) }, 840],
  ['a known source is closed by its own thirty too', { source: ages(30, 60), isSourceKnown: true }, 840],
  [
    'fifty failures elsewhere close the account to unknown sources',
    { accountFromUnknown: ages(50, 600) },
    3000,
  ],
  ['and never to one that its owner uses', { accountFromUnknown: ages(50, 600), isSourceKnown: true }, 0],
  ['the longest wait counts', { source: ages(30, 600), accountFromUnknown: ages(50, 600) }, 3000],
]
for (const [name, failures, seconds] of waits)
  test(name, () => assert.equal(secondsToWait({ ...none, ...failures }), seconds))

test('whoever waits as long as told may try again, and not a second earlier', () => {
  const anyAges = fc
    .array(fc.integer({ min: 0, max: 4000 }), { maxLength: 60 })
    .map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(
      anyAges,
      anyAges,
      anyAges,
      fc.boolean(),
      (accountAndSource, source, accountFromUnknown, isSourceKnown) => {
        const after = (seconds: number) =>
          secondsToWait({
            accountAndSource: accountAndSource.map((age) => age + seconds),
            source: source.map((age) => age + seconds),
            accountFromUnknown: accountFromUnknown.map((age) => age + seconds),
            isSourceKnown,
          })
        const told = after(0)
        assert.equal(after(told), 0)
        if (told > 0) assert.equal(after(told - 1), 1)
        assert.ok(told <= BOUNDS.accountFromUnknown.seconds)
      },
    ),
  )
})

const sources: [address: string, source: string][] = [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
]
for (const [address, source] of sources)
  test(`${address} is of the source ${source}`, () => assert.equal(sourceOf(address), source))

const passwords: [next: string, faults: string[]][] = [
  ['good enough', []],
  ['十个汉字也可以当密码', []],
  ['nine char', ['too_short']],
  ['Password123', ['too_common']],
  ['1234567890', ['too_common']],
  ['li-ming-2030', ['same_as_username']],
  ['LI-MING-2030', ['same_as_username']],
  ['the one before', ['same_as_before']],
]
for (const [next, faults] of passwords)
  test(`the password ${next} is ${faults.join() || 'fine'}`, () =>
    assert.deepEqual(passwordFaults(next, { username: 'li-ming-2030', current: 'the one before' }), faults))

const term = { startsOn: '2030-01-10', endsOn: '2030-01-20' }
const post = { ...term, isPower: false, confirmedAt: null, endedAt: null }
const now = new Date('2030-01-01T00:00:00Z')
const statuses: [
  name: string,
  given: Partial<Parameters<typeof postStatus>[0]>,
  today: string,
  status: string,
][] = [
  ['the day before it begins a post is coming', {}, '2030-01-09', 'coming'],
  ['on its first day it counts', {}, '2030-01-10', 'current'],
  ['on its last day it counts', {}, '2030-01-20', 'current'],
  ['the day after it is past', {}, '2030-01-21', 'past'],
  ['without a last day it goes on', { endsOn: null }, '2099-01-01', 'current'],
  ['one of power waits for a second person', { isPower: true }, '2030-01-15', 'waiting'],
  ['confirmed, it counts', { isPower: true, confirmedAt: now }, '2030-01-15', 'current'],
  ['never confirmed, it is past all the same', { isPower: true }, '2030-01-21', 'past'],
  ['ended is ended, whatever its term', { endedAt: now }, '2030-01-15', 'ended'],
]
for (const [name, given, today, status] of statuses)
  test(name, () => assert.equal(postStatus({ ...post, ...given }, today), status))

test('a term ends after it begins and not before today; a late entry may begin in the past', () => {
  const codes = (startsOn: string, endsOn: string | null) =>
    termFaults({ startsOn, endsOn }, '2030-01-15').map((fault) => fault.code)
  assert.deepEqual(codes('2020-01-01', null), [])
  assert.deepEqual(codes('2020-01-01', '2030-01-15'), [])
  assert.deepEqual(codes('2020-01-01', '2030-01-14'), ['in_the_past'])
  assert.deepEqual(codes('2031-01-01', '2030-12-31'), ['ends_before_it_starts'])
})

test('signing in leads on to a page of ours and never to another site', () => {
  const pages: [next: string | undefined, page: string][] = [
    [undefined, '/work'],
    ['/work/posts?waiting=true', '/work/posts?waiting=true'],
    ['/figures/clusters#rule', '/figures/clusters#rule'],
    ['/sign-in?next=/sign-in', '/work'],
    ['https://elsewhere.example/', '/work'],
    ['//elsewhere.example', '/work'],
    ['/\\elsewhere.example', '/work'],
    ['/.//elsewhere.example', '/work'],
    ['/\t/elsewhere.example', '/work'],
    ['javascript:alert(1)', '/work'],
    ['https://', '/work'],
  ]
  for (const [next, page] of pages) assert.equal(pageAfterSignIn(next), page, String(next))
})
