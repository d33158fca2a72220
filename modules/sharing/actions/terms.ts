import { attachFiles, detachFiles } from '#modules/files/public.ts'
import type { Permit } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { type FieldProblem, InvalidInput, refused } from '#platform/problem.ts'
import { record } from '#platform/record.ts'
import type { BookingRules, Price } from '../contract.ts'
import { listKeepersOfUnit, replaceKeepers } from '../queries/keepers.ts'
import { bumpVersion } from '../queries/resources.ts'
import {
  type FileToShow,
  listFilesOf,
  pictures,
  replaceFiles,
  replacePrices,
  replaceRules,
  unknownBodies,
} from '../queries/terms.ts'

type Keeping = Permit<'sharing.keep', { id: string; unitId: string }>

function refuseFields(faults: readonly Omit<FieldProblem, 'in'>[]): void {
  if (faults.length > 0)
    throw refused(InvalidInput, { problems: faults.map((fault) => ({ ...fault, in: 'body' as const })) })
}

/** What is booked already stands by the rules of its day. Null: lent by time no more. */
export async function setRules(db: Db, permit: Keeping, rules: BookingRules | null): Promise<void> {
  const { id } = permit.subject
  if (rules) {
    const unknown = await unknownBodies(db, rules)
    const faultsOf = (field: 'committeeIds' | 'unitIds', code: string) =>
      rules[field].flatMap((body, at) => (unknown.has(body) ? [{ field: `rules.${field}.${at}`, code }] : []))
    refuseFields([...faultsOf('committeeIds', 'committee_unknown'), ...faultsOf('unitIds', 'unit_unknown')])
  }
  await replaceRules(db, id, rules)
  await bumpVersion(db, id)
  await record(db, permit, 'sharing.rules_set', { resourceId: id, rules }, [])
}

/** What is booked already costs what it cost on its day. */
export async function setPrices(db: Db, permit: Keeping, prices: readonly Price[]): Promise<void> {
  const { id } = permit.subject
  await replacePrices(db, id, prices)
  await bumpVersion(db, id)
  await record(db, permit, 'sharing.prices_set', { resourceId: id, prices }, [])
}

/** Naming somebody gives no rights, so only who holds the post of keeper in the unit is named. */
export async function setKeepers(
  db: Db,
  permit: Keeping,
  keepers: readonly { personId: string; isDeputy: boolean }[],
  today: string,
): Promise<void> {
  const { id, unitId } = permit.subject
  const holders = new Set((await listKeepersOfUnit(db, unitId, today)).map((person) => person.id))
  refuseFields(
    keepers.flatMap(({ personId }, at) =>
      holders.has(personId) ? [] : [{ field: `keepers.${at}.personId`, code: 'keeper_has_no_post' }],
    ),
  )
  await replaceKeepers(db, id, keepers)
  await bumpVersion(db, id)
  await record(db, permit, 'sharing.keepers_set', { resourceId: id, keepers }, [])
}

/** Own uploads are attached, files left out are let go. */
export async function setFiles(db: Db, permit: Keeping, files: readonly FileToShow[]): Promise<void> {
  const { id } = permit.subject
  const ids = files.map((file) => file.id)
  const held = await listFilesOf(db, id)
  const attached = await attachFiles(
    db,
    permit.post.personId,
    ids.filter((file) => !held.includes(file)),
  )
  const drawn = await pictures(db, ids)
  refuseFields(
    files.flatMap(({ id: file, purpose }, at) => {
      const isUsable = (attached.has(file) || held.includes(file)) && ids.indexOf(file) === at
      if (!isUsable) return [{ field: `files.${at}.id`, code: 'file_unknown' }]
      return purpose === 'picture' && !drawn.has(file)
        ? [{ field: `files.${at}.purpose`, code: 'not_a_picture' }]
        : []
    }),
  )
  await replaceFiles(db, id, files)
  await detachFiles(
    db,
    held.filter((file) => !ids.includes(file)),
  )
  await bumpVersion(db, id)
  await record(db, permit, 'sharing.files_set', { resourceId: id, files: ids }, [])
}
