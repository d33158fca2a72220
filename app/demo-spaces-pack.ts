// What a city pack says about the spaces of its demo.
import * as z from 'zod'
import type { FigureDefinition } from '#modules/figures/pack.ts'
import type { MatterKind } from '#modules/matters/pack.ts'
import type { Sharing } from '#modules/sharing/pack.ts'
import { NewSpace } from '#modules/spaces/contract.ts'
import { hoursFaults } from '#modules/spaces/rules.ts'
import type { Fault, PackFile, PackPart } from '#platform/pack.ts'
import { day, key, keyedList, name } from '#platform/pack-fields.ts'

const number = z.number()
const { kind, summary, address, way, opening, staffed, onHolidays, entry, services } = NewSpace.shape
const spaceShape = z.strictObject({
  key,
  kind,
  name,
  openedOn: day,
  place: z.string(),
  onMap: z.tuple([number, number]),
  coordinates: z.tuple([number.min(-180).max(180), number.min(-90).max(90)]),
  summary,
  address,
  way,
  opening,
  staffed,
  onHolidays,
  entry,
  lowestGrade: key.optional(),
  services,
})
const spacesShape = z.strictObject({ spaces: keyedList(spaceShape) })
type DemoSpaces = z.infer<typeof spacesShape>
/** `coordinates` are longitude and latitude, `onMap` lies in the plane of map.yaml. */
export type DemoSpace = DemoSpaces['spaces'][number]
export const demoSpacesPart: PackPart<DemoSpaces> = { file: 'spaces.yaml', shape: spacesShape }

interface Known {
  readonly places: { readonly subdistricts: readonly { readonly communities: readonly { code: string }[] }[] }
  readonly matterKinds: readonly MatterKind[]
  readonly sharing: Sharing
  readonly figures: readonly FigureDefinition[]
  readonly demo:
    | { readonly history: { from: string; until: string }; readonly figures: Record<string, number> }
    | undefined
}

/** Spaces stand in communities, let in grades and take matters that there are, and open as often as the figure says. */
export function demoSpaceFaults(file: PackFile<DemoSpaces>, known: Known): Fault[] {
  const { spaces } = file.content
  const places = new Set(known.places.subdistricts.flatMap((own) => own.communities.map(({ code }) => code)))
  const counters = new Set(
    known.matterKinds.filter(({ askers }) => askers.includes('counter')).map((own) => own.key),
  )
  const faults = spaces.flatMap((space, i) => {
    const at = (field: string, problem: string) => file.fault(['spaces', i, field], problem)
    const { history } = known.demo ?? {}
    const isGraded = known.sharing.grades.some((own) => own.key === space.lowestGrade)
    return [
      places.has(space.place) ? [] : at('place', `no community has the code ${space.place}`),
      hoursFaults(space.opening).length === 0 ? [] : at('opening', 'has hours that overlap or are empty'),
      hoursFaults(space.staffed).length === 0 ? [] : at('staffed', 'has hours that overlap or are empty'),
      (space.entry === 'grade') === isGraded ? [] : at('lowestGrade', 'must be a grade where entry is grade'),
      space.services.every((own) => counters.has(own)) ? [] : at('services', 'has a kind no counter takes'),
      !history || (history.from <= space.openedOn && space.openedOn <= history.until)
        ? []
        : at('openedOn', "lies outside the demo's history"),
    ].flat()
  })
  const stations = spaces.filter((space) => space.kind === 'station').length
  const promised = known.figures
    .filter(({ measure }) => measure === 'spaces.stations')
    .map((figure) => known.demo?.figures[figure.key])
  const isPromised = promised.every((count) => count === undefined || count === stations)
  return isPromised
    ? faults
    : [...faults, file.fault(['spaces'], `has ${stations} stations, not as many as the figure of the demo`)]
}
