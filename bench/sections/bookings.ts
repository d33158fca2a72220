import type { Bench } from '../bench-run.ts'
import { compare, compareReads, startServer } from '../compare.ts'
import {
  listWishes,
  openCityOfBookings,
  otherSearches,
  ownBookingIds,
  someResourceIds,
  searchFor,
  tomorrow,
  weekFrom,
} from '../data/bookings.ts'
import { knownIdsOfMatters, signedIn } from '../data/matters.ts'
import { measureInTurn } from '../load.ts'
import { recordedWrite } from '../recorded-write.ts'
import { heading, judge, milliseconds } from '../report.ts'
import type { BareWish } from '../servers/bare.ts'
import { statementsOf } from '../statements.ts'

const SLOWEST_SEARCH_MS = 100

/** Calendars, free time, lists and booking, in a city of 2,000 resources and half a million bookings. */
export async function benchBookings({ server, pace }: Bench): Promise<void> {
  heading('2,000 resources, 500,000 bookings')
  const { ownerUrl, appUrl } = await openCityOfBookings(server)
  const talent = await signedIn(ownerUrl, 'talent')
  const read = (name: string, paths: readonly string[]) => compareReads(name, appUrl, paths, pace, talent)
  const weeks = Array.from({ length: 20 }, (_, i) => someResourceIds(20, 1 + i * 20).join(','))
  await read(
    'a week of 20 calendars',
    weeks.map((ids) => `/calendar?resources=${ids}&${weekFrom()}`),
  )
  const free = searchFor(tomorrow(), 120)
  await read('free time over all resources', [free])
  await read('free time, each another', otherSearches())
  await read('list my bookings', ['/bookings?of=mine&when=past'])
  await read('list resources', ['/resources'])
  await read(
    'get booking',
    (await ownBookingIds(ownerUrl)).map((id) => `/bookings/${id}`),
  )

  const ours = await startServer('ours', { appUrl })
  const requests = [{ method: 'GET' as const, path: `/api/v1${free}`, headers: talent }]
  const [alone] = await measureInTurn([{ name: 'free time alone', url: ours.url, requests }], 1, pace)
  if (alone)
    judge(
      `free time at the median (≤ ${SLOWEST_SEARCH_MS} ms)`,
      milliseconds(alone.p50),
      alone.p50 <= SLOWEST_SEARCH_MS,
    )

  const wishes = listWishes(talent)
  const [first] = wishes.splice(0, 1)
  if (!first) throw new Error('There is nothing to book')
  const [statements = []] = await statementsOf(appUrl, [first])
  const known = [...(await knownIdsOfMatters(ownerUrl)), ...someResourceIds(2_000)]
  const write = {
    ...recordedWrite(first.path, statements, known),
    body: JSON.parse(first.body ?? '{}') as Record<string, string>,
  }
  const bare = await startServer('bare', { appUrl, reads: new Map(), write } satisfies BareWish)
  const contestant = { name: 'book: ours', url: ours.url, requests: wishes, once: true as const }
  await compare('book', contestant, bare.url, { throughput: 0.5 }, pace)
  await ours.stop()
  await bare.stop()
}
