import { rotateKey } from '#modules/checkpoints/public.ts'
import { type Command, WrongUsage } from './command.ts'

export const rotateKeyCommand: Command = {
  usage: 'checkpoint rotate-key',
  summary: 'make a new key that signs checkpoints from now on, and print its public half',
  help: 'What the key before has signed stays checkable. Hand the line that is printed to the auditor.',
  read(args) {
    if (args.length > 0) throw new WrongUsage(`"${args[0]}" is not understood`)
    return async ({ db, data, print }) => {
      print(await rotateKey(db, data))
      return 0
    }
  },
}
