// A keeper's resource in the one unit, booked by somebody of the other.
import { bookingsContract } from '#modules/bookings/contract.ts'
import { hours, insertResource } from '#modules/bookings/testing.ts'
import { useRows } from './use-rows.ts'
import { everybody, kinds, otherUnit, ownUnit, params, row, type Row, signedIn, world } from './cast.ts'

const { owner, asIn, somebody } = world
await owner
  .insertInto('resource_kind')
  .values({ key: 'instrument', content: '{}', position: 1 })
  .onConflict((conflict) => conflict.doNothing())
  .execute()
const borrower = await somebody('别家的人', ['keeper', otherUnit])

const wish = async () => ({ resourceId: await insertResource(owner, ownUnit), ...hours(1, 2) })
const series = async () => ({ ...(await wish()), repeat: { days: [3], until: '2030-01-09' } })
const resource = async () => ({ id: (await wish()).resourceId })
async function booked(approval: 'none' | 'always' = 'none') {
  const resourceId = await insertResource(owner, ownUnit, { approval })
  const body = { resourceId, ...hours(1, 2), unitId: otherUnit }
  return { id: (await asIn(borrower, bookingsContract).bookResource({ body })).id }
}
const pending = () => booked('always')
const outage = { ...hours(1, 2), isPlanned: true, words: '检修' }
async function toldOutage() {
  const { id } = await asIn(kinds.keeper, bookingsContract).tellOutage({
    params: await resource(),
    body: outage,
  })
  return { id }
}
const sample = { wish: '三份蛋白质样品', samples: 3, givesBack: false }
/** Samples of the liaison of the other unit. */
async function sent() {
  const params = await resource()
  const { id } = await asIn(kinds.otherLiaison, bookingsContract).askSample({ params, body: sample })
  return { id }
}
async function sentWithFile() {
  const { id } = await sent()
  const fileId = await world.anUpload(kinds.otherLiaison)
  const body = { words: '安全数据表', files: [fileId] }
  await asIn(kinds.otherLiaison, bookingsContract).saySample({ params: { id }, body })
  return { id, fileId }
}
async function takenTime() {
  const body = await wish()
  await asIn(borrower, bookingsContract).bookResource({ body })
  return body
}
/** A time given back that the liaison of the other unit waits for. */
async function offered() {
  const body = await wish()
  const first = asIn(borrower, bookingsContract)
  const booking = await first.bookResource({ body })
  const { id } = await asIn(kinds.otherLiaison, bookingsContract).joinWaiting({ body })
  await first.cancelBooking({ params: { id: booking.id }, body: {} })
  return { id }
}

const borrowers = signedIn.filter((kind) => kind !== 'auditAdministrator')
const days = { from: '2030-01-02', to: '2030-01-03' }
const changers = ['otherLiaison', 'keeper'] as const
export const bookingsRows: Record<string, Row> = {
  ...useRows,
  checkBooking: row(borrowers, async () => ({ body: await wish() })),
  holdTime: row(borrowers, async () => ({ body: await wish() })),
  bookResource: row(borrowers, async () => ({ body: await wish() })),
  checkSeries: row(borrowers, async () => ({ body: await series() })),
  bookSeries: row(borrowers, async () => ({ body: { ...(await series()), ifConflicts: 'none' } })),
  listBookings: row(signedIn),
  getBooking: row(changers, params(booked)),
  moveBooking: row(changers, params(booked, hours(3, 4))),
  cancelBooking: row(changers, params(booked, {})),
  handOverBooking: row(['otherLiaison'], params(booked, { personId: kinds.otherLiaison.personId })),
  approveBooking: row(['keeper'], params(pending)),
  refuseBooking: row(['keeper'], params(pending, { reason: '当天检修' })),
  listBorrowers: row(
    changers,
    params(async () => ({ id: otherUnit })),
  ),
  getCalendar: row(everybody, async () => ({ params: await resource(), query: days })),
  compareCalendars: row(everybody, async () => ({ query: { resources: (await resource()).id, ...days } })),
  joinWaiting: row(borrowers, async () => ({ body: await takenTime() })),
  listWaiting: row(signedIn),
  acceptOffer: row(['otherLiaison'], params(offered)),
  leaveWaiting: row(['otherLiaison'], params(offered)),
  checkOutage: row(['keeper'], params(resource, hours(1, 2))),
  tellOutage: row(['keeper'], params(resource, outage)),
  listOutages: row(signedIn),
  liftOutage: row(['keeper'], params(toldOutage)),
  askSample: row(borrowers, params(resource, sample)),
  listSamples: row(signedIn),
  getSample: row(changers, params(sent)),
  keepSample: row(['keeper'], params(sent, { do: 'accept' })),
  withdrawSample: row(['otherLiaison'], params(sent)),
  saySample: row(changers, params(sent, { words: '快递已寄出' })),
  downloadSampleFile: row(changers, async () => ({ params: await sentWithFile() })),
}
