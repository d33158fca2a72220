import { sql } from 'kysely'
import { type Fault, verify } from '#platform/verify.ts'
import { type Command, type CommandContext, WrongUsage } from './command.ts'

export const verifyCommand: Command = {
  usage: 'verify',
  summary: 'recompute every seal and every sum from the facts, and name the first that is wrong',
  help: 'Exit code 0 where all agree, 1 where something is wrong.',
  read(args) {
    if (args.length > 0) throw new WrongUsage(`"${args[0]}" is not understood`)
    return verifyAll
  },
}

async function verifyAll({ owner, print, tell }: CommandContext): Promise<number> {
  const { seals, facts, fault } = await verify(owner, (count) =>
    tell(`${count.toLocaleString('en')} facts …`),
  )
  const { rows } = await sql<{ count: number }>`select count(*) from unsealed_fact()`.execute(owner)
  const waiting = (rows[0]?.count ?? 0).toLocaleString('en')
  print(
    `${facts.toLocaleString('en')} facts in ${seals.toLocaleString('en')} seals, ${waiting} not yet sealed`,
  )
  print(fault ? `Wrong: ${faultText(fault)}` : 'Everything agrees')
  return fault ? 1 : 0
}

function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'seal':
      return `seal ${fault.seal} was changed or lost (${fault.problem})`
    case 'fact':
      return fault.problem === 'count'
        ? `seal ${fault.seal} was made of ${fault.expected} facts, and there are ${fault.found}`
        : `a fact of seal ${fault.seal} was changed`
    case 'sum':
      return `the sum of ${fault.measure} ${fault.period === 'day' ? `on ${fault.day}` : `in the month from ${fault.day}`}${fault.slice && ` (${fault.slice})`} is ${fault.found}, and the facts make ${fault.expected}`
  }
}
