// Two units that share, and lists as people and registers write them; all rows are invented.
import { filesApi } from '#modules/files/api.ts'
import { filesContract } from '#modules/files/contract.ts'
import { openSharingWorld } from '#modules/sharing/testing.ts'
import type { Actor } from '#platform/access.ts'
import { resourceImportsApi } from '#modules/resource-imports/api.ts'
import { type ResourceImportReport, resourceImportsContract } from '#modules/resource-imports/contract.ts'

interface Asked {
  fileId: string
  offer?: boolean
  leaveOutRefused?: boolean
}

export async function openResourceImportsWorld() {
  const world = await openSharingWorld(filesApi, resourceImportsApi)
  const { asIn, people, units, owner } = world
  const upload = async (content: string | Uint8Array, name = '清单.csv', actor: Actor = people.keeper) => {
    const file = new Blob([Buffer.from(content)])
    return (await asIn(actor, filesContract).uploadFile({ query: { name }, file })).id
  }
  const importing = (actor: Actor = people.keeper, unitId = units.own) => {
    const client = asIn(actor, resourceImportsContract)
    return {
      check: ({ fileId, offer = false }: Asked) =>
        client.checkResourceImport({ body: { unitId, fileId, offer } }),
      apply: ({ fileId, offer = false, leaveOutRefused = false }: Asked, report: ResourceImportReport) =>
        client.applyResourceImport({
          body: { unitId, fileId, offer, leaveOutRefused, digest: report.digest },
        }),
    }
  }
  /** Reads a list and writes what its report says. */
  const brought = async (content: string | Uint8Array, name?: string, wish: Omit<Asked, 'fileId'> = {}) => {
    const asked = { fileId: await upload(content, name), ...wish }
    const { check, apply } = importing()
    return apply(asked, await check(asked))
  }
  const seen = async (content: string | Uint8Array, name?: string, offer = false) =>
    importing().check({ fileId: await upload(content, name), offer })
  const resources = () =>
    owner.selectFrom('resource').selectAll().where('unit_id', '=', units.own).orderBy('number').execute()
  return { ...world, upload, importing, brought, seen, resources }
}

/** Verdicts with their reasons: `refused duplicate_in_file`. */
export const verdictsOf = ({ rows }: ResourceImportReport) =>
  rows.map(({ verdict, reasons }) => [verdict, ...new Set(reasons.map(({ code }) => code))].join(' '))

export const csv = (...lines: string[]) => `${lines.join('\n')}\n`

export const emsl = (...lines: string[]) =>
  csv(
    'eus_instrument_id,eus_display_name,eus_instrument_name,eus_available_hours,local_category_name,local_instrument_name,eus_active_sw,eus_primary_instrument,last_affected',
    ...lines,
  )

/** One line of a list of tools, as NEMO writes them: nothing limited. */
export const nemoTool = (more: Record<string, unknown>) =>
  JSON.stringify({
    visible: true,
    _description: null,
    _serial: '',
    _category: 'Furnaces',
    _operational: true,
    _primary_owner: ['ada'],
    _backup_owners: [['ben'], ['cho']],
    _location: 'B106',
    _phone_number: 'x1',
    _notification_email_address: 'lab@example.org',
    _reservation_horizon: 14,
    _minimum_usage_block_time: null,
    _maximum_usage_block_time: null,
    _maximum_reservations_per_day: null,
    _minimum_time_between_reservations: null,
    _maximum_future_reservation_time: null,
    _missed_reservation_threshold: null,
    _policy_off_between_times: false,
    _policy_off_start_time: null,
    _policy_off_end_time: null,
    _policy_off_weekend: false,
    ...more,
  })
