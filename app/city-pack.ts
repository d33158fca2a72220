// A city pack read whole: every file by its shape, then the rules that reach from one file to another.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, articleFaults, articlePart } from '#modules/bulletins/pack.ts'
import { type City, cityPart, placeFaults, type Places, placesPart } from '#modules/city/pack.ts'
import { type FigureDefinition, figureFaults, figuresPart } from '#modules/figures/pack.ts'
import { matterFaults, type MatterKind, mattersPart } from '#modules/matters/pack.ts'
import {
  type Cluster,
  clustersPart,
  type Committee,
  committeeFaults,
  committeesPart,
  type Position,
  positionsPart,
  type UnitKind,
  unitKindFaults,
  unitKindsPart,
} from '#modules/network/pack.ts'
import { type Role, roleFaults, rolesPart } from '#modules/people/pack.ts'
import { type Sharing, sharingFaults, sharingPart } from '#modules/sharing/pack.ts'
import { type CityMap, mapFaults, mapPart } from '#modules/wall/pack.ts'
import { type Fault, PackFault, readPackParts } from '#platform/pack.ts'
import { demoMatterFaults } from './demo-matters-pack.ts'
import { type Demo, demoFaults, demoPart } from './demo-pack.ts'
import { demoResourceFaults, type DemoResources, demoResourcesPart } from './demo-resources-pack.ts'
import { demoSpaceFaults, type DemoSpace, demoSpacesPart } from './demo-spaces-pack.ts'

/** Lists keep the order of their files, which is the order that people see. */
export interface CityPack {
  readonly city: City
  readonly places: Places
  readonly clusters: readonly Cluster[]
  readonly committees: readonly Committee[]
  readonly unitKinds: readonly UnitKind[]
  readonly positions: readonly Position[]
  readonly roles: readonly Role[]
  readonly figures: readonly FigureDefinition[]
  readonly article: Article
  /** A city need not bring a map. */
  readonly map: CityMap | null
  readonly matterKinds: readonly MatterKind[]
  readonly sharing: Sharing
  /** A city need not bring a demo. */
  readonly demo: Demo | undefined
  /** Of the demo; a city of its own enters its spaces itself. */
  readonly spaces: readonly DemoSpace[]
  /** Of the demo, as the spaces. */
  readonly resources: DemoResources | undefined
}

const cityParts = {
  city: cityPart,
  places: placesPart,
  clusters: clustersPart,
  committees: committeesPart,
  unitKinds: unitKindsPart,
  positions: positionsPart,
  roles: rolesPart,
  figures: figuresPart,
  article: articlePart,
  matters: mattersPart,
  sharing: sharingPart,
}
const optionalParts = { demo: demoPart, map: mapPart, spaces: demoSpacesPart, resources: demoResourcesPart }
type CityFiles = Awaited<ReturnType<typeof readPackParts<typeof cityParts>>> &
  Partial<Awaited<ReturnType<typeof readPackParts<typeof optionalParts>>>>

/**
 * Throws a `PackFault` that names everything wrong in all files. Rules between files are looked at once every file has
 * its shape, because on a broken file they would report what is not there.
 */
export async function readCityPack(folder: string): Promise<CityPack> {
  const brought = Object.entries(optionalParts).filter(([, { file }]) => existsSync(join(folder, file)))
  const files: CityFiles = await readPackParts(folder, { ...cityParts, ...Object.fromEntries(brought) })
  const pack = packOf(files)
  const faults = faultsBetween(files, pack)
  if (faults.length > 0) throw new PackFault(faults)
  return pack
}

const packOf = (files: CityFiles): CityPack => ({
  city: files.city.content,
  places: files.places.content,
  clusters: files.clusters.content.clusters,
  committees: files.committees.content.committees,
  unitKinds: files.unitKinds.content.kinds,
  positions: files.positions.content.positions,
  roles: files.roles.content.roles,
  figures: files.figures.content.figures,
  article: files.article.content,
  map: files.map?.content ?? null,
  matterKinds: files.matters.content.kinds,
  sharing: files.sharing.content,
  demo: files.demo?.content,
  spaces: files.spaces?.content.spaces ?? [],
  resources: files.resources?.content,
})

const faultsBetween = (files: CityFiles, pack: CityPack): Fault[] => [
  ...placeFaults(files.city, files.places),
  ...committeeFaults(files.committees, files.clusters),
  ...unitKindFaults(files.unitKinds),
  ...roleFaults(files.roles),
  ...figureFaults(files.figures),
  ...filterFaults(files, pack),
  ...constantFaults(files, pack),
  ...articleFaults(files.article, pack.figures),
  ...(files.map
    ? mapFaults(files.map, { subdistricts: pack.places.subdistricts, figures: pack.figures })
    : []),
  ...matterFaults(files.matters),
  ...sharingFaults(files.sharing),
  ...(files.spaces ? demoSpaceFaults(files.spaces, pack) : []),
  ...(files.resources ? demoResourceFaults(files.resources, pack) : []),
  ...(files.demo ? [...demoFaults(files.demo, pack), ...demoMatterFaults(files.demo, pack)] : []),
]

/** A figure that counts one committee names a committee of this city. */
const filterFaults = (files: CityFiles, { figures, committees }: CityPack): Fault[] =>
  figures.flatMap(({ committee }, i) =>
    committee === undefined || committees.some((own) => own.key === committee)
      ? []
      : [files.figures.fault(['figures', i, 'committee'], `no committee has the key "${committee}"`)],
  )

/** A constant takes its value from city.yaml, where the area is the one attribute that a figure can tell. */
const constantFaults = (files: CityFiles, { figures }: CityPack): Fault[] =>
  figures.flatMap(({ kind, measure }, i) =>
    (kind === 'constant') === (measure === 'city.area')
      ? []
      : [
          files.figures.fault(
            ['figures', i, 'measure'],
            'must be city.area for a constant, and for no other',
          ),
        ],
  )
