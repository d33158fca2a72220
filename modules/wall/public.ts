// What the server's stream may call.
import { getCity } from '#modules/city/public.ts'
import type { Figure } from '#modules/figures/contract.ts'
import { type Reading, readFigures } from '#modules/figures/public.ts'
import { visitor } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import { textIn } from '#platform/texts.ts'
import type { Wall } from './contract.ts'
import { presentMap, presentSeal } from './present.ts'
import {
  atOneMoment,
  findMap,
  listChains,
  listDayByPlace,
  listDayOfFigures,
  listJoinings,
  listPoints,
} from './queries.ts'
import { daysBefore } from './rules.ts'

const LATELY_DAYS = 30
const MOST_JOININGS = 3

export interface WallReading {
  readonly lang: Reading['lang']
  readonly today: string
}

/** What the wall shows at this moment; the same for everybody, so nothing in it may depend on who looks. */
export const readWall = (db: Db, { lang, today }: WallReading): Promise<Wall> =>
  atOneMoment(db, async (moment) => {
    const { content } = await getCity(moment)
    const figures = await readFigures(moment, { asOf: today, lang, actor: visitor })
    const added = await listDayOfFigures(moment, today)
    const chains = await listChains(moment, daysBefore(today, LATELY_DAYS))
    const joinings = await listJoinings(moment, MOST_JOININGS)
    const drawn = await findMap(moment)
    const of = (field: 'stations' | 'flow') => figures.find(({ key }) => key === drawn?.map[field])
    const [stations, flow] = [of('stations'), of('flow')]
    return {
      city: { name: textIn(content.name, lang), scienceCity: textIn(content.scienceCity, lang) },
      today,
      figures: figures.map(({ key, title, value, wording, countingUnit }) => ({
        key,
        title,
        value,
        wording,
        countingUnit,
        today: added.get(key) ?? 0,
      })),
      chains: chains.map(({ name, ...chain }) => ({ ...chain, name: textIn(name, lang) })),
      map: drawn ? presentMap(drawn, lang) : null,
      stations: stations
        ? { title: stations.title, places: await listPoints(moment, stations.key, today) }
        : null,
      flow: flow ? await readFlow(moment, flow, added.get(flow.key) ?? 0, today) : null,
      joinings: joinings.map(({ id, day, name, nameEn, committee }) => ({
        id,
        day,
        unit: lang === 'en' ? (nameEn ?? name) : name,
        committee: textIn(committee, lang),
      })),
      seal: presentSeal(figures),
    }
  })

/** The schematic map of the city; null where its pack brings none. */
export async function readMap(db: Db, lang: Reading['lang']) {
  const drawn = await findMap(db)
  return drawn ? presentMap(drawn, lang) : null
}

async function readFlow(
  db: Db,
  { key, title, countingUnit }: Figure,
  total: number,
  today: string,
): Promise<Wall['flow']> {
  const byPlace = await listDayByPlace(db, key, today)
  const places = byPlace.flatMap(({ place, quantity }) => (place === null ? [] : [{ place, quantity }]))
  return { figure: key, title, countingUnit, total, places }
}
