import type pg from 'pg'
import type { CityPack } from '#app/city-pack.ts'
import { foundBy } from '#modules/sharing/public.ts'
import { copyRows } from './copy-rows.ts'
import { DEMO_SOURCE } from './fact-row.ts'
import type { InventedResource } from './resources.ts'

/** Resources with their rules, prices and keepers; units, spaces and people are written before. */
export async function writeResources(
  client: pg.Client,
  resources: readonly InventedResource[],
  { sharing }: CityPack,
): Promise<void> {
  await copyRows(
    client,
    `resource (id, unit_id, space_id, kind, technique, name, name_en, summary, for_members, measures, manufacturer, model,
      asset_number, serial_number, commissioned_on, original_value, pid, place_code, location, seats, status, folded_names,
      search, source)`,
    resources.map((resource) => resourceRow(resource, sharing)),
  )
  await copyRows(
    client,
    'resource_keeper (resource_id, person_id, is_deputy)',
    resources.flatMap(({ id, keepers }) => keepers.map((person, i) => [id, person.id, i > 0])),
  )
  await copyRows(
    client,
    'resource_price (resource_id, audience, per, amount)',
    resources.flatMap(({ id, prices }) =>
      prices.map(({ audience, per, amount }) => [id, audience, per, amount]),
    ),
  )
  await writeRules(client, resources)
}

function resourceRow(resource: InventedResource, { kinds }: CityPack['sharing']) {
  const { item, unit } = resource
  const kind = kinds.find(({ key }) => key === item.kind)
  if (!kind) throw new Error(`The city has no kind of resource "${item.kind}"`)
  const card = {
    ...item,
    ...resource,
    name: item.name.zh,
    nameEn: item.name.en,
    manufacturer: item.manufacturer ?? null,
    model: item.model ?? null,
    technique: item.technique ?? null,
  }
  const { foldedNames, terms } = foundBy(card, kind, unit.name)
  return [
    resource.id,
    unit.id,
    resource.spaceId,
    item.kind,
    item.technique,
    item.name.zh,
    item.name.en,
    item.summary,
    resource.forMembers,
    arrayOf(item.measures),
    item.manufacturer,
    item.model,
    resource.assetNumber,
    resource.serialNumber,
    resource.commissionedOn,
    item.value,
    resource.pid,
    resource.placeCode,
    resource.location,
    item.seats,
    'offered',
    arrayOf(foldedNames),
    vectorOf(terms),
    DEMO_SOURCE,
  ]
}

async function writeRules(client: pg.Client, resources: readonly InventedResource[]): Promise<void> {
  await copyRows(
    client,
    `booking_rules (resource_id, horizon_days, lead_minutes, step_minutes, shortest_minutes, longest_minutes, gap_minutes,
      day_count, day_minutes, ahead_minutes, opening, on_holidays, off_hours, approval, who, committee_ids, lowest_grade,
      needs_covenant, needs_qualification, idle_days, late_cancel_minutes, no_show_minutes, accept_minutes)`,
    resources.flatMap(({ id, rules }) =>
      rules === null
        ? []
        : [
            [
              id,
              rules.horizonDays,
              rules.leadMinutes,
              rules.stepMinutes,
              rules.shortestMinutes,
              rules.longestMinutes,
              rules.gapMinutes,
              rules.dayCount,
              rules.dayMinutes,
              rules.aheadMinutes,
              JSON.stringify(rules.opening),
              rules.onHolidays,
              rules.offHours,
              rules.approval,
              rules.who,
              arrayOf(rules.committeeIds),
              rules.lowestGrade,
              rules.needsCovenant,
              rules.needsQualification,
              rules.idleDays,
              rules.lateCancelMinutes,
              rules.noShowMinutes,
              rules.acceptMinutes,
            ],
          ],
    ),
  )
}

/** As PostgreSQL writes an array of text: what JSON escapes in a string it escapes alike. */
const arrayOf = (values: readonly string[]) => `{${values.map((value) => JSON.stringify(value)).join(',')}}`

/** As PostgreSQL writes a tsvector without positions. */
const vectorOf = (terms: readonly string[]) =>
  terms.map((term) => `'${term.replaceAll(/['\\]/g, '$&$&')}'`).join(' ')
