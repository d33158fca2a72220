// What `npm run juguang -- …` runs: finds the command, gives it the database, and tells how it ended.
import { PackFault } from '#platform/pack.ts'
import { asProblem } from '#platform/problem.ts'
import { type Command, WrongUsage, type Work } from './commands/command.ts'
import { commands, findCommand, nameOf } from './commands/commands.ts'
import { openContext } from './commands/open-context.ts'
import { readConfig } from './config.ts'
import { listenForStop, Stopped } from './stop-signal.ts'

const CALL = 'npm run juguang --'
const OK = 0
const FAILED = 1
const NOT_UNDERSTOOD = 2

async function run(words: readonly string[]): Promise<number> {
  const isHelpWanted = words.some((word) => word === '--help' || word === '-h')
  const found = findCommand(words)
  if (isHelpWanted) return say(found ? helpOf(found.command) : overviewOf(words[0]), OK)
  if (!found) return complain(`${notFoundText(words)}\n\n${overviewOf(words[0])}`, NOT_UNDERSTOOD)
  try {
    return await doWork(found.command.read(found.args))
  } catch (error) {
    if (error instanceof Stopped) return FAILED
    if (isWrongUsage(error))
      return complain(`${error.message}\nUsage: ${CALL} ${found.command.usage}`, NOT_UNDERSTOOD)
    return complain(reasonOf(error), FAILED)
  }
}

async function doWork(work: Work): Promise<number> {
  const stop = listenForStop()
  const { context, close } = await openContext(readConfig(process.env))
  try {
    const print = (result: string | Uint8Array) =>
      void process.stdout.write(typeof result === 'string' ? `${result}\n` : result)
    const tell = (line: string) => console.error(line)
    return await stop.orResult(work({ ...context, print, tell }))
  } finally {
    await close()
  }
}

function say(text: string, code: number): number {
  console.log(text)
  return code
}

function complain(text: string, code: number): number {
  console.error(text)
  return code
}

const helpOf = ({ usage, summary, help }: Command) =>
  [`Usage: ${CALL} ${usage}`, '', summary, ...(help === undefined ? [] : ['', help])].join('\n')

/** All commands, or those that begin with this word. */
function overviewOf(first: string | undefined): string {
  const own = commands.filter((command) => nameOf(command).split(' ')[0] === first)
  const lines = (own.length > 0 ? own : commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  return [`Usage: ${CALL} COMMAND`, '', ...lines, '', '--help after a command tells more.'].join('\n')
}

const notFoundText = (words: readonly string[]) =>
  words.length === 0 ? 'A command is needed' : `There is no command "${words.slice(0, 2).join(' ')}"`

const isWrongUsage = (error: unknown): error is Error =>
  error instanceof WrongUsage ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))

/** One line; of a city pack, one for each fault. */
function reasonOf(error: unknown): string {
  if (error instanceof PackFault) return error.message
  const problem = asProblem(error)
  if (problem) {
    const details = problem.details === undefined ? '' : ` ${JSON.stringify(problem.details)}`
    return `Refused: ${problem.code}${details}`
  }
  const text = error instanceof Error ? error.message || String(error) : String(error)
  return text.split('\n')[0] ?? ''
}

/** Whoever reads the output may leave before its end, as `head` does. */
process.stdout.on('error', () => process.exit(OK))

process.exitCode = await run(process.argv.slice(2))
// Only what is written must still go out; timers and sockets have no more to say.
process.stdout.write('', () => process.exit())
