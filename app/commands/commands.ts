import { createAccountCommand, grantPostCommand, resetPasswordCommand } from './account.ts'
import { rotateKeyCommand } from './checkpoint.ts'
import type { Command } from './command.ts'
import { exportUnitsCommand } from './export-units.ts'
import { importResourcesCommand } from './import-resources.ts'
import { importUnitsCommand } from './import.ts'
import { loadCityCommand } from './load-city.ts'
import { verifyCommand } from './verify.ts'

/** In the order in which the list of commands tells them. */
export const commands: readonly Command[] = [
  verifyCommand,
  rotateKeyCommand,
  importUnitsCommand,
  importResourcesCommand,
  exportUnitsCommand,
  loadCityCommand,
  createAccountCommand,
  resetPasswordCommand,
  grantPostCommand,
]

/** The words of a command before its arguments: `account create`. */
export const nameOf = ({ usage }: Command): string => /^[a-z-]+( [a-z-]+)*/.exec(usage)?.[0] ?? ''

/** The command that the first words name, with what is left for it; undefined where there is none. */
export function findCommand(words: readonly string[]): { command: Command; args: string[] } | undefined {
  for (const command of commands) {
    const name = nameOf(command).split(' ')
    if (name.every((word, i) => word === words[i])) return { command, args: words.slice(name.length) }
  }
  return undefined
}
