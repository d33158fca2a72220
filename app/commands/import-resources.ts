import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  findUnits,
  importResourceFile,
  type ResourceImportReport,
  type ResourceReason,
} from '#modules/resource-imports/public.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { type Command, type CommandContext, WrongUsage } from './command.ts'

interface Wish {
  path: string
  unit: string
  offer: boolean
  dryRun: boolean
  leaveOutRefused: boolean
}

export const importResourcesCommand: Command = {
  usage: 'import resources FILE --unit UNIT [--offer] [--dry-run] [--leave-out-refused]',
  summary: 'bring in what a unit shares from UNIQUIP or another CSV, XLSX or JSON: all of it, or nothing',
  help: [
    'FILE may be UNIQUIP CSV, a CSV, XLSX or JSON under headings in Chinese or English, the instrument list of EMSL (CSV),',
    'or tools of NEMO with their booking rules (JSON or JSON Lines). UNIT is the id, credit code, ROR id or exact name of',
    'the unit that owns them. What is new becomes a draft; with --offer what the file calls active is offered at once.',
    'A report is printed: how many rows are new, changed, the same or refused, and each row with what is to be said of it.',
    'While rows are refused nothing is written, unless --leave-out-refused.',
    'Exit code 0 where everything was applied, or a dry run refused nothing; 1 otherwise.',
  ].join('\n'),
  read(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        unit: { type: 'string' },
        offer: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        'leave-out-refused': { type: 'boolean', default: false },
      },
    })
    const [path, another] = positionals
    const { unit, offer } = values
    if (path === undefined || another !== undefined) throw new WrongUsage('One file is needed')
    if (unit === undefined) throw new WrongUsage('--unit must say whose resources they are')
    const wish = {
      path,
      unit,
      offer,
      dryRun: values['dry-run'],
      leaveOutRefused: values['leave-out-refused'],
    }
    return (context) => importResources(context, wish)
  },
}

async function importResources({ db, today, print }: CommandContext, wish: Wish): Promise<number> {
  const { path, unit, dryRun } = wish
  await access(path).catch(() => {
    throw new OperatorFault(`There is no file ${path} that can be read`)
  })
  const [found, another] = await findUnits(db, unit)
  if (!found) throw new OperatorFault(`There is no unit "${unit}"`)
  if (another) throw new OperatorFault(`Several units are called "${unit}": name it by its id or code`)
  const report = await importResourceFile(db, { ...wish, name: basename(path), unitId: found.id, today })
  for (const line of linesOf(report, found.name)) print(line)
  const { isApplied, refusal, counts } = report
  const isRefused = refusal !== null || counts.refused > 0
  if (isApplied) print(isRefused ? 'Applied, without what is refused' : 'Everything is applied')
  else print(dryRun && refusal === null ? 'A dry run: nothing is applied' : 'Nothing is applied')
  return isApplied || (dryRun && !isRefused) ? 0 : 1
}

function linesOf({ shape, counts, refusal, rows }: ResourceImportReport, unit: string): string[] {
  if (refusal) return [`${refusal.line === null ? '' : `line ${refusal.line}: `}${words(refusal.reason)}`]
  const toOffer = rows.filter(({ isToOffer }) => isToOffer).length
  return [
    `${SHAPES[shape ?? 'sheet']}, for ${unit}`,
    `${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.refused} refused; ${toOffer} to be offered`,
    ...rows.flatMap(({ line, name, verdict, reasons }) =>
      reasons.length === 0
        ? []
        : [`line ${line}, ${name ?? 'without a name'}, ${verdict}: ${reasons.map(reasonText).join('; ')}`],
    ),
  ]
}

const SHAPES = {
  sheet: 'A table',
  uniquip: 'UNIQUIP',
  emsl: 'The instrument list of EMSL',
  nemo: 'Tools of NEMO',
} as const

const words = (code: string) => code.replaceAll('_', ' ')

function reasonText({ code, field, rule, said, line, resource }: ResourceReason): string {
  const where = [field, rule].filter(Boolean).join(' ')
  return [
    words(code),
    where && ` (${where})`,
    said !== undefined && said !== null && ` "${said}"`,
    line !== undefined && ` with line ${line}`,
    resource && ` of ${resource.name} (${resource.url})`,
  ]
    .filter(Boolean)
    .join('')
}
