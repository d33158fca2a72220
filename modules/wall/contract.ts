import * as z from 'zod'
import { Day, languageQuery, route } from '#platform/contract.ts'

const Point = z.tuple([z.number(), z.number()])

export const WallFigure = z
  .object({
    key: z.string(),
    title: z.string(),
    value: z.number(),
    /** The value as people speak, with its counting unit. */
    wording: z.string(),
    countingUnit: z.string(),
    /** What today added, less what it took away. */
    today: z.number(),
  })
  .meta({ id: 'WallFigure' })
export type WallFigure = z.infer<typeof WallFigure>

export const WallChain = z
  .object({
    key: z.string(),
    name: z.string(),
    members: z.int(),
    /** Of them, those that joined within the last 30 days. */
    joined: z.int(),
  })
  .meta({ id: 'WallChain' })
export type WallChain = z.infer<typeof WallChain>

/** Drawn in a plane of `width` × `height`, north at the top; no coordinates of the earth. */
export const WallMap = z
  .object({
    width: z.number(),
    height: z.number(),
    note: z.string(),
    subdistricts: z.array(
      z.object({
        place: z.string(),
        name: z.string(),
        label: Point,
        outline: z.array(Point),
        communities: z.array(z.object({ place: z.string(), name: z.string(), at: Point })),
      }),
    ),
  })
  .meta({ id: 'WallMap' })
export type WallMap = z.infer<typeof WallMap>

export const Wall = z
  .object({
    city: z.object({ name: z.string(), scienceCity: z.string() }),
    today: Day,
    figures: z.array(WallFigure),
    /** In the order of the city, never by size. */
    chains: z.array(WallChain),
    /** Null where the city brings none. */
    map: WallMap.nullable(),
    /** Where stations stand, and how many in each place; null without a map. */
    stations: z
      .object({ title: z.string(), places: z.array(z.object({ place: z.string(), count: z.int() })) })
      .nullable(),
    /** What today brought of one figure, place by place; null without a map. */
    flow: z
      .object({
        /** The key of that figure. */
        figure: z.string(),
        title: z.string(),
        countingUnit: z.string(),
        total: z.number(),
        places: z.array(z.object({ place: z.string(), quantity: z.number() })),
      })
      .nullable(),
    /** Units that joined last, newest first; never a person. */
    joinings: z.array(z.object({ id: z.uuid(), day: Day, unit: z.string(), committee: z.string() })),
    /** The newest seal. */
    seal: z.object({ number: z.int(), hash: z.string() }).nullable(),
  })
  .meta({ id: 'Wall' })
export type Wall = z.infer<typeof Wall>

const shared = {
  method: 'GET',
  public: true,
  query: z.strictObject(languageQuery),
  ok: Wall,
} as const

export const wallContract = {
  getWall: route({
    ...shared,
    path: '/wall',
    summary:
      'What the large screen shows now; /wall/stream tells the same as server-sent events, then its changes',
  }),
}

/** Not of the contract, because its answer never ends; platform/event-stream.ts serves it. */
export const wallStream = route({ ...shared, path: '/wall/stream', summary: 'The wall and its changes' })
