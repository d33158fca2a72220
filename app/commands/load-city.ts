import { parseArgs } from 'node:util'
import { readCityPack } from '#app/city-pack.ts'
import { loadCity } from '#app/load-city.ts'
import { type Command, WrongUsage } from './command.ts'

export const loadCityCommand: Command = {
  usage: 'city load DIR [--replace]',
  summary: 'load a city pack, or bring the loaded city up to date with it',
  help: [
    'A database serves one city. --replace lets a pack of another city in while there are no units and no people yet.',
    'The demo of a pack is loaded at the start only.',
  ].join('\n'),
  read(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new WrongUsage('One folder of a city pack is needed')
    return async ({ owner, print }) => {
      const pack = await readCityPack(folder)
      const outcome = await loadCity(owner, pack, { replace: values.replace })
      const { name, code } = pack.city
      print(outcome === 'loaded' ? `${name.zh} (${code}) is loaded` : `${name.zh} (${code}) was up to date`)
      return 0
    }
  },
}
