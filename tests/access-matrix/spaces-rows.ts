// The rows of spaces: the matrix's host runs `ownSpace`, the operators keep all.
import { spacesContract, type NewSpace } from '#modules/spaces/contract.ts'
import { newId } from '#platform/id.ts'
import { cityId, everybody, type Kind, kinds, ownSpace, type Row, row, world } from './cast.ts'

const place = { code: '990101', parent_code: null, level: 'district', name: '{"zh":"示范区","en":"Sample"}' }
await world.owner
  .insertInto('place')
  .values(place)
  .onConflict((known) => known.doNothing())
  .execute()

const wish: NewSpace = {
  key: null,
  kind: 'station',
  name: '示范驿站',
  nameEn: null,
  summary: '示范',
  placeCode: '990101',
  address: '示范路1号',
  way: '步行',
  point: null,
  onMap: null,
  opening: [],
  staffed: [],
  onHolidays: false,
  entry: 'everyone',
  lowestGrade: null,
  services: [],
  telephone: null,
}
const office = world.asIn(await world.somebody('阵地经办人', ['operator', cityId]), spacesContract)
const keepers: readonly Kind[] = ['operator']

const prepared = async () => ({ id: (await office.addSpace({ body: wish })).id })
async function opened() {
  const { id, version } = await office.addSpace({ body: wish })
  return { id: (await office.openSpace({ params: { id }, version })).id }
}
const hosted = { id: ownSpace }
const { operator, host } = kinds
const { id: template } = await opened()
const { spell: _, ...columns } = await world.owner
  .selectFrom('space')
  .selectAll()
  .where('id', '=', template)
  .executeTakeFirstOrThrow()
await world.owner
  .insertInto('space')
  .values({ ...columns, opening: '[]', staffed: '[]', id: ownSpace, spell: newId() })
  .execute()

/** A day that differs already, so that it can be cleared. */
async function differing() {
  const params = { ...hosted, day: '2030-01-02' }
  await office.setDay({ params, body: { opening: [], words: '检修' } })
  return params
}
async function planned() {
  const shift = { id: newId(), space_id: ownSpace, person_id: host.personId ?? '' }
  // An hour of its own for each, as nobody is on duty twice at once.
  const startsAt = new Date(Date.UTC(2030, 2, 1, ++hour))
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  await world.owner
    .insertInto('shift')
    .values({ ...shift, planned_by: shift.person_id, starts_at: startsAt, ends_at: endsAt })
    .execute()
  return { ...hosted, shiftId: shift.id }
}
let hour = 0
async function counted() {
  const counting = world.asIn(host, spacesContract)
  const { visits } = await counting.countVisit({ params: hosted, body: { people: 1 } })
  return { ...hosted, visitId: visits[0]?.id ?? '' }
}
const at = (make: () => Promise<Record<string, string>>, body?: unknown) => async () => ({
  params: await make(),
  ...(body === undefined ? {} : { body }),
})
const here = (body?: unknown) => at(async () => hosted, body)
const shift = {
  personId: operator.personId,
  startsAt: '2030-01-02T09:00:00+08:00',
  endsAt: '2030-01-02T10:00:00+08:00',
}

export const spacesRows: Record<string, Row> = {
  listSpaces: row(everybody),
  getSpace: row(everybody, here()),
  getCityMap: row(everybody),
  addSpace: row(keepers, { body: wish }),
  changeSpace: row(keepers, at(prepared, wish)),
  openSpace: row(keepers, at(prepared)),
  closeSpace: row(keepers, at(opened, { reason: '搬迁' })),
  setDay: row(
    ['operator', 'host'],
    at(async () => ({ ...hosted, day: '2030-01-02' }), { opening: [], words: '检修' }),
  ),
  clearDay: row(['operator', 'host'], at(differing)),
  getRota: row(['operator', 'host'], here()),
  planShift: row(['host'], here(shift)),
  cancelShift: row(['host'], at(planned)),
  listArrivals: row(['host'], here()),
  listVisits: row(['host'], here()),
  countVisit: row(['host'], here({ people: 1 })),
  takeBackVisit: row(['host'], at(counted)),
}
