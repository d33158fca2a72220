import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import fc from 'fast-check'
import { addWorkingDays, dayIn, isWorkingDay, startOfDay } from './clock.ts'

const ZONE_OF_SERVER = process.env.TZ
afterEach(() => {
  if (ZONE_OF_SERVER === undefined) delete process.env.TZ
  else process.env.TZ = ZONE_OF_SERVER
})

test('the city counts its days in its own time, whatever the server does', () => {
  const moment = new Date('2030-01-31T16:00:00Z')
  assert.equal(dayIn('Asia/Shanghai', moment), '2030-02-01')
  assert.equal(dayIn('Asia/Shanghai', new Date(moment.getTime() - 1)), '2030-01-31')
  assert.equal(dayIn('America/Los_Angeles', moment), '2030-01-31')
})

const starts: [name: string, zone: string, day: string, start: string][] = [
  [
    'a day in Shenzhen begins at 16:00 UTC of the day before',
    'Asia/Shanghai',
    '2025-03-01',
    '2025-02-28T16:00Z',
  ],
  ['the easternmost day begins 14 hours early', 'Pacific/Kiritimati', '2025-03-01', '2025-02-28T10:00Z'],
  ['a day west of Greenwich begins late', 'America/Los_Angeles', '2025-07-01', '2025-07-01T07:00Z'],
  ['a zone off the full hour is met', 'Asia/Kathmandu', '2025-03-01', '2025-02-28T18:15Z'],
  ['a day whose midnight was skipped begins at one', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z'],
]
for (const [name, zone, day, start] of starts)
  test(name, () => assert.equal(startOfDay(zone, day).getTime(), Date.parse(start)))

test('every moment of a day lies between its start and the next', () => {
  const moments = fc.date({ min: new Date('1995-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom('Asia/Shanghai', 'Europe/London', 'Pacific/Auckland'),
      (moment, zone) => {
        const start = startOfDay(zone, dayIn(zone, moment))
        assert.ok(start <= moment)
        assert.equal(dayIn(zone, start), dayIn(zone, moment))
        assert.notEqual(dayIn(zone, new Date(start.getTime() - 1)), dayIn(zone, moment))
      },
    ),
  )
})

// From the State Council's notices for 2024 and 2025.
const days: [day: string, isWorking: boolean, what: string][] = [
  ['2024-02-04', true, 'Sunday made up for Spring Festival'],
  ['2024-02-18', true, 'Sunday made up for Spring Festival'],
  ['2024-02-12', false, 'Monday in Spring Festival'],
  ['2024-04-07', true, 'Sunday made up for Qingming'],
  ['2024-05-11', true, 'Saturday made up for Labour Day'],
  ['2024-09-14', true, 'Saturday made up for Mid-Autumn'],
  ['2024-10-04', false, 'Friday in National Day week'],
  ['2024-10-12', true, 'Saturday made up for National Day'],
  ['2025-01-26', true, 'Sunday made up for Spring Festival'],
  ['2025-01-27', true, 'Monday before Spring Festival'],
  ['2025-01-28', false, "Tuesday, New Year's Eve"],
  ['2025-02-08', true, 'Saturday made up for Spring Festival'],
  ['2025-02-09', false, 'plain Sunday'],
  ['2025-09-28', true, 'Sunday made up for National Day'],
  ['2025-10-08', false, 'Wednesday, last of National Day'],
  ['2025-10-11', true, 'Saturday made up for National Day'],
]
for (const serverZone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])
  test(`work rests and is made up as the State Council said, on a server in ${serverZone}`, () => {
    process.env.TZ = serverZone
    for (const [day, isWorking, what] of days) assert.equal(isWorkingDay(day), isWorking, `${day}, ${what}`)
    assert.deepEqual(addWorkingDays('2025-01-24', 3), { day: '2025-02-05', published: true })
  })

const additions: [name: string, day: string, n: number, expected: string, published: boolean][] = [
  ['a make-up Sunday counts', '2025-01-24', 1, '2025-01-26', true],
  ['a holiday does not', '2025-09-30', 1, '2025-10-09', true],
  ['counting back works too', '2025-10-09', -1, '2025-09-30', true],
  ['no day added to a working day is that day', '2025-02-08', 0, '2025-02-08', true],
  ['no day added to a day of rest is the next working day', '2025-02-01', 0, '2025-02-05', true],
  ['a year before the first notice known is not published', '2003-05-12', 1, '2003-05-13', false],
  ['a due day years ahead is a guess', '2199-06-03', 1, '2199-06-04', false],
]
for (const [name, day, n, expected, published] of additions)
  test(name, () => assert.deepEqual(addWorkingDays(day, n), { day: expected, published }))

test('a wait that begins in known days and ends in unknown ones is a guess', () => {
  assert.ok(!addWorkingDays('2025-06-02', 60_000).published)
})

test('the last days of the last published year wait for the notice of the next', () => {
  const isPublished = (day: string) => addWorkingDays(day, 0).published
  let lastYear = 2025
  while (isPublished(`${lastYear + 1}-06-01`)) lastYear++
  assert.ok(isPublished(`${lastYear}-12-20`))
  assert.ok(!addWorkingDays(`${lastYear}-12-29`, 0).published)
})

test('adding days and taking them away leads back to the same working day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
      const some = new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10)
      const { day } = addWorkingDays(some, 0)
      assert.equal(addWorkingDays(addWorkingDays(day, n).day, -n).day, day)
    }),
  )
})
