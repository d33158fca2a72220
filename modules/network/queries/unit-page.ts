import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database } from '#db/types.ts'
import { builtOnce } from '#platform/built-once.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { fieldColumns, sizeColumn, smallNames } from './units.ts'

export type UnitPageRow = Awaited<ReturnType<typeof getUnit>>

/** The whole page of a unit in one statement. */
const findUnit = builtOnce((db, id) =>
  db
    .selectFrom('unit')
    .leftJoin('committee as representing', 'representing.id', 'unit.represented_by')
    .select(fieldColumns)
    .select(sizeColumn)
    .select(['unit.id', 'unit.version', 'unit.source'])
    .select(['unit.represented_by as representedBy', 'representing.key as representedByKey'])
    .select(['representing.name as representedByName', 'representing.short_name as representedByShortName'])
    .select(smallNames)
    .select((unit) => [
      jsonArrayFrom(partyOrganisations(unit)).as('partyOrganisations'),
      jsonArrayFrom(memberships(unit)).as('memberships'),
    ])
    .where('unit.id', '=', id),
)

export async function getUnit(db: Db, id: string) {
  const unit = await findUnit(db, id)
  if (!unit) throw notFound('unit')
  return unit
}

const partyOrganisations = (unit: ExpressionBuilder<Database, 'unit'>) =>
  unit
    .selectFrom('party_organisation as organisation')
    .select(['organisation.id', 'organisation.name', 'organisation.founded_on as foundedOn'])
    .whereRef('organisation.unit_id', '=', 'unit.id')
    .where('organisation.dissolved_on', 'is', null)
    .orderBy('organisation.founded_on')
    .orderBy('organisation.id')

const memberships = (unit: ExpressionBuilder<Database, 'unit'>) =>
  unit
    .selectFrom('membership')
    .innerJoin('committee', 'committee.id', 'membership.committee_id')
    .innerJoin('chain_position', 'chain_position.key', 'membership.position')
    .select(['membership.id', 'membership.since', 'membership.position', 'committee.id as committeeId'])
    .select(['committee.key', 'committee.name', 'committee.short_name as shortName'])
    .select('chain_position.name as positionName')
    .whereRef('membership.unit_id', '=', 'unit.id')
    .where('membership.until', 'is', null)
    .orderBy('committee.position')
