// Who is trained for what, which units signed the covenant, and who holds a grade.
import type pg from 'pg'
import type { Borrower } from './borrowers.ts'
import { type Chance, chanceOf } from './chance.ts'
import { copyRows } from './copy-rows.ts'
import { morningOf } from './days.ts'
import type { InventedPerson } from './invent-accounts.ts'
import type { InventedResource } from './resources.ts'
import type { InventedUse } from './use.ts'

interface World {
  readonly resources: readonly InventedResource[]
  readonly use: InventedUse
  /** Those with an account first. */
  readonly people: readonly InventedPerson[]
  readonly zone: string
  readonly seed: number
  readonly until: string
}

const instant = (moment: number) => new Date(moment).toISOString()
const DAY_MS = 86_400_000
/** Of so many borrowers one holds a grade. */
const GRADED_AMONG = 6
const GRADES = ['b', 'c', 'c', 'd', 'd', 'e']

export async function writeTrust(client: pg.Client, world: World): Promise<void> {
  await writeQualifications(client, world)
  await writeSignatures(client, world)
  await writeGrades(client, world)
}

/** Whoever uses what one must be trained for was trained before they first booked, or lately. */
async function writeQualifications(
  client: pg.Client,
  { resources, use, zone, seed, until }: World,
): Promise<void> {
  const chance = chanceOf(seed, 'qualifications')
  const uses = new Map<string, { first: number; last: number | null }>()
  for (const { resource, user, bookedAt, use: told } of use.bookings) {
    const pair = `${resource.id} ${user.id}`
    const known = uses.get(pair)
    uses.set(pair, { first: known?.first ?? bookedAt, last: told?.from ?? known?.last ?? null })
  }
  const rows = resources.flatMap((resource) => {
    if (!resource.rules?.needsQualification) return []
    return (use.users.get(resource.id) ?? []).flatMap((user: Borrower) => {
      const keeper = resource.keepers.find(({ id }) => id !== user.id)
      if (!keeper) return []
      const used = uses.get(`${resource.id} ${user.id}`)
      const at = (used?.first ?? morningOf(zone, until)) - DAY_MS / 3
      return [
        [chance.id(at), resource.id, user.id, keeper.id, instant(at), used?.last ? instant(used.last) : null],
      ]
    })
  })
  await copyRows(client, 'qualification (id, resource_id, person_id, granted_by, granted_at, used_at)', rows)
}

/** All units that share have signed, each by one of its own people. */
async function writeSignatures(client: pg.Client, { resources, zone, seed }: World): Promise<void> {
  const chance = chanceOf(seed, 'signatures')
  const { rows } = await client.query<{ version: number }>('select version from covenant order by version')
  const signed = new Map(
    resources.map(({ unit, keepers, offeredOn }) => [unit.id, { by: keepers[0], offeredOn }]),
  )
  await copyRows(
    client,
    'covenant_signature (version, unit_id, signed_by, signed_at)',
    rows
      .slice(-1)
      .flatMap(({ version }) =>
        [...signed].flatMap(([unitId, { by, offeredOn }]) =>
          by ? [[version, unitId, by.id, instant(hourOf(zone, offeredOn, chance))]] : [],
        ),
      ),
  )
}

const hourOf = (zone: string, day: string, chance: Chance) =>
  morningOf(zone, day) + chance.below(8 * 3_600_000)

async function writeGrades(client: pg.Client, { use, people, zone, seed, until }: World): Promise<void> {
  const chance = chanceOf(seed, 'grades')
  const holds = (person: InventedPerson, role: string) => person.posts.some((post) => post.role === role)
  const operator = people.find((person) => holds(person, 'operator'))
  const talents = people.filter((person) => person.username !== undefined && holds(person, 'talent'))
  const graded = [...talents, ...use.people.filter((_, i) => i % GRADED_AMONG === 0)]
  await copyRows(
    client,
    'person_grade (id, person_id, grade, since, recorded_by)',
    graded.map(({ id }, i) => [
      chance.id(morningOf(zone, until)),
      id,
      i < talents.length ? 'c' : chance.pick(GRADES),
      until,
      operator?.id,
    ]),
  )
}
