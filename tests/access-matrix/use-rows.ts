// Uses of a machine of the one unit by somebody of the other.
import { insertResource } from '#modules/bookings/testing.ts'
import { newId } from '#platform/id.ts'
import { NOW } from '#platform/testing.ts'
import { kinds, otherUnit, ownUnit, params, row, type Row, signedIn, world } from './cast.ts'

const { owner, somebody } = world
const user = await somebody('用机的人', ['keeper', otherUnit])
const personId = user.personId ?? ''
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const past = { startsAt: at(-120).toISOString(), endsAt: at(-60).toISOString() }

const machine = async () => ({ id: await insertResource(owner, ownUnit) })
async function number() {
  const { id } = await machine()
  const found = await owner
    .selectFrom('resource')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { number: String(found.number) }
}
async function used(end: Record<string, unknown> = {}) {
  const use = { id: newId(), resource_id: (await machine()).id, person_id: personId, told_by: personId }
  await owner
    .insertInto('machine_use')
    .values({ ...use, started_at: at(-60), source: 'keeper', ...end })
    .execute()
  return { id: use.id }
}
const ended = () => used({ ended_at: at(-5), recorded_at: at(-5), day: '2030-01-01', audience: 'network' })
async function overBooking() {
  const booking = { id: newId(), resource_id: (await machine()).id, person_id: personId, booked_by: personId }
  await owner
    .insertInto('booking')
    .values({ ...booking, starts_at: at(-120), ends_at: at(-60), state: 'confirmed' })
    .execute()
  return { id: booking.id }
}

const unit = async () => ({ id: ownUnit })
const keeper = ['keeper'] as const
export const useRows: Record<string, Row> = {
  getMachine: row(signedIn, params(number)),
  // Without a booking for now it is refused to all but keepers, which is no question of access.
  startAtMachine: row(signedIn, params(number)),
  startUse: row(keeper, params(machine, { personId: kinds.talent.personId })),
  stopUse: row(keeper, params(used, {})),
  tellUse: row(keeper, params(machine, { personId: kinds.talent.personId, ...past, words: '登记本' })),
  correctUse: row(keeper, params(ended, { ...past, words: '记错了' })),
  takeBackUse: row(keeper, params(ended, { words: '记错了' })),
  listUses: row(signedIn),
  listNotTold: row(signedIn),
  tellAbsence: row(keeper, params(overBooking)),
  listMachineHours: row(keeper, async () => ({ params: await unit(), query: { month: '2030-01' } })),
  exportUseCosts: row(keeper, async () => ({
    params: await unit(),
    query: { from: '2030-01-01', until: '2030-01-31' },
  })),
}
