import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { ColumnMapping } from '#modules/imports/contract.ts'
import { type FilesReport, importFiles, type Reason } from '#modules/imports/public.ts'
import { asSystem } from '#platform/access.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { type Command, type CommandContext, WrongUsage } from './command.ts'

interface Wish {
  paths: string[]
  mapping: ColumnMapping
  dryRun: boolean
  leaveOutRefused: boolean
}

export const importUnitsCommand: Command = {
  usage: 'import units FILE… [--dry-run] [--leave-out-refused] [--map FIELD=COLUMN,…]',
  summary: 'bring in units from records of ROR (JSON), CSV or XLSX: all of it, or nothing',
  help: [
    'Files may be JSON or JSON Lines of the Research Organization Registry (version 1, 2 or flat), CSV in UTF-8 or',
    'GB 18030, or XLSX. All files are one transaction. A report is printed: how many rows are new, changed, the same or',
    'refused, and each refused row with its reason. While rows are refused nothing is written, unless --leave-out-refused.',
    `Columns are known by their headings; --map says what they do not, for the fields ${ColumnMapping.keyof().options.join(', ')}.`,
    'Exit code 0 where everything was applied, or a dry run refused nothing; 1 otherwise.',
  ].join('\n'),
  read(args) {
    const { positionals: paths, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'leave-out-refused': { type: 'boolean', default: false },
        map: { type: 'string', multiple: true, default: [] },
      },
    })
    if (paths.length === 0) throw new WrongUsage('At least one file is needed')
    const mapping = readMapping(values.map)
    const wish = { paths, mapping, dryRun: values['dry-run'], leaveOutRefused: values['leave-out-refused'] }
    return (context) => importUnits(context, wish)
  },
}

function readMapping(given: readonly string[]): ColumnMapping {
  const pairs = given.flatMap((text) => text.split(',')).map((pair) => pair.split(/=(.*)/s, 2))
  const mapping = ColumnMapping.safeParse(Object.fromEntries(pairs))
  if (mapping.success) return mapping.data
  throw new WrongUsage('--map is like name=单位名称,kind=类别, with the fields that --help names')
}

async function importUnits({ db, print, tell }: CommandContext, wish: Wish): Promise<number> {
  const names = namesOf(wish.paths)
  const files = wish.paths.map((path, index) => ({ path, name: names[index] ?? path }))
  for (const { path } of files) await refuseMissing(path)
  tell(`Reading ${files.length === 1 ? names[0] : `${files.length} files`} …`)
  const permit = asSystem<'imports.apply', undefined>('command line', undefined)
  const report = await importFiles(db, permit, { ...wish, files }, (judged, rows) =>
    tell(`${count(judged)} of ${count(rows)} rows …`),
  )
  for (const line of linesOf(report)) print(line)
  print(outcomeOf(report, wish))
  const isRefused = report.refusedFiles.length > 0 || report.refusedRows.length > 0
  return report.isApplied || (wish.dryRun && !isRefused) ? 0 : 1
}

/** As people call them; with their folders where two are called the same. */
function namesOf(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path))
  return new Set(names).size === names.length ? names : [...paths]
}

async function refuseMissing(path: string): Promise<void> {
  try {
    await access(path)
  } catch {
    throw new OperatorFault(`There is no file ${path} that can be read`)
  }
}

const count = (number: number) => number.toLocaleString('en')

function linesOf({ counts, refusedFiles, refusedRows }: FilesReport): string[] {
  return [
    `${count(counts.new)} new, ${count(counts.changed)} changed, ${count(counts.same)} the same, ${count(counts.refused)} refused`,
    ...refusedFiles.map(
      ({ name, reason, line }) => `${name}${line === null ? '' : `:${line}`} ${words(reason)}`,
    ),
    ...refusedRows.map(({ file, line, reasons }) => `${file}:${line} ${reasons.map(reasonText).join('; ')}`),
  ]
}

const words = (code: string) => code.replaceAll('_', ' ')

function reasonText({ code, field, line, file, unit }: Reason): string {
  const other = line === undefined ? '' : ` with ${file === undefined ? 'line ' : `${file}:`}${line}`
  const held = unit === undefined ? '' : ` of ${unit.name} (${unit.url})`
  return `${words(code)}${field === null ? '' : ` (${field})`}${other}${held}`
}

function outcomeOf({ isApplied, refusedFiles, refusedRows }: FilesReport, { dryRun }: Wish): string {
  if (isApplied)
    return refusedRows.length === 0 ? 'Everything is applied' : 'Applied, without what is refused'
  if (refusedFiles.length > 0 || !dryRun) return 'Nothing is applied'
  return 'A dry run: nothing is applied'
}
