import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { listKeptFiles, listWitnesses } from '#modules/checkpoints/public.ts'
import type { Db } from '#platform/db.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { type NoteKey, readVkey } from '#platform/signed-note.ts'
import type { Witness } from '#platform/verify-checkpoints.ts'
import { verify } from '#platform/verify.ts'
import { type Command, type CommandContext, WrongUsage } from './command.ts'
import { faultText } from './fault-text.ts'

const OFTEN_ENOUGH_MS = 1_000

interface Asked {
  checkpoint: string[]
  key: string[]
}

export const verifyCommand: Command = {
  usage: 'verify [--checkpoint FILE…] [--key FILE…]',
  summary: 'recompute every seal and every sum from the facts, and name the first that is wrong',
  help: [
    'Checkpoints of the database, those kept in the data folder, and each FILE after --checkpoint are held against the',
    'facts: the first that history no longer agrees with is named. Signatures are checked with the keys of the database;',
    'whoever rules the database could add one, so an auditor names the files of all keys that count after --key, and',
    'then only those do. Exit code 0 where all agree, 1 where something is wrong.',
  ].join('\n'),
  read(args) {
    const asked = readFiles(args)
    return (context) => verifyAll(context, asked)
  },
}

/** Several files may follow one option, as a shell writes them for `*.txt`. */
function readFiles(args: string[]): Asked {
  const asked: Asked = { checkpoint: [], key: [] }
  const text = { type: 'string', multiple: true } as const
  const options = { checkpoint: text, key: text }
  let last: keyof Asked | undefined
  for (const token of parseArgs({ args, allowPositionals: true, options, tokens: true }).tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'option') last = token.name === 'key' ? 'key' : 'checkpoint'
    if (last === undefined || token.value === undefined)
      throw new WrongUsage(`"${token.value}" is not understood`)
    asked[last].push(token.value)
  }
  return asked
}

async function verifyAll(context: CommandContext, asked: Asked): Promise<number> {
  const { owner, data, print, tell } = context
  const files = [...listKeptFiles(data), ...asked.checkpoint]
  const trusted = asked.key.length > 0 ? asked.key.flatMap(readKeys) : undefined
  const begun = Date.now()
  let told = begun
  let checkpoints = 0
  const rate = (facts: number) =>
    `${Math.round((facts * 1000) / Math.max(1, Date.now() - begun)).toLocaleString('en')} facts/s`
  const onProgress = (facts: number) => {
    if (Date.now() - told < OFTEN_ENOUGH_MS) return
    told = Date.now()
    tell(`${facts.toLocaleString('en')} facts, ${rate(facts)} …`)
  }
  async function* counted(tx: Db): AsyncGenerator<Witness> {
    for await (const witness of listWitnesses(tx, files, trusted)) {
      checkpoints += 1
      yield witness
    }
  }
  const { seals, facts, fault } = await verify(owner, onProgress, counted)
  tell(`Read at ${rate(facts)}`)
  const { rows } = await sql<{ count: number }>`select count(*) from unsealed_fact()`.execute(owner)
  const waiting = (rows[0]?.count ?? 0).toLocaleString('en')
  print(
    `${facts.toLocaleString('en')} facts in ${seals.toLocaleString('en')} seals, ${waiting} not yet sealed`,
  )
  if (!fault && checkpoints > 0)
    print(`${checkpoints - files.length} checkpoints of the database and ${files.length} in files hold`)
  print(fault ? `Wrong: ${faultText(fault)}` : 'Everything agrees')
  return fault ? 1 : 0
}

function readKeys(path: string): NoteKey[] {
  const lines = readFileSync(path, 'utf8').trim().split(/\s+/)
  return lines.map((line) => {
    const key = readVkey(line)
    if (!key) throw new OperatorFault(`${path} holds no public key of checkpoints`)
    return key
  })
}
