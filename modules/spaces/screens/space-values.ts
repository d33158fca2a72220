import type { Entry, NewSpace, Space, SpaceKind } from '../contract.ts'
import type { WeeklySpan } from '../rules.ts'

/** What the form of a space holds: texts as they are typed, numbers too. */
export interface SpaceValues {
  kind: SpaceKind | ''
  name: string
  nameEn: string
  summary: string
  key: string
  placeCode: string
  address: string
  way: string
  onMap: { x: number; y: number } | null
  longitude: string
  latitude: string
  telephone: string
  opening: readonly WeeklySpan[]
  staffed: readonly WeeklySpan[]
  onHolidays: boolean
  entry: Entry | ''
  lowestGrade: string
  services: readonly string[]
}

const WORKDAYS = [1, 2, 3, 4, 5]

export const emptyValues: SpaceValues = {
  kind: '',
  name: '',
  nameEn: '',
  summary: '',
  key: '',
  placeCode: '',
  address: '',
  way: '',
  onMap: null,
  longitude: '',
  latitude: '',
  telephone: '',
  opening: [{ days: WORKDAYS, from: '08:30', to: '21:00' }],
  staffed: [{ days: WORKDAYS, from: '09:00', to: '18:00' }],
  onHolidays: false,
  entry: 'everyone',
  lowestGrade: '',
  services: [],
}

export const valuesOf = (space: Space): SpaceValues => ({
  kind: space.kind,
  name: space.nameZh,
  nameEn: space.nameEn ?? '',
  summary: space.summary,
  key: space.key ?? '',
  placeCode: space.place.code,
  address: space.address,
  way: space.way,
  onMap: space.onMap,
  longitude: String(space.point?.longitude ?? ''),
  latitude: String(space.point?.latitude ?? ''),
  telephone: space.telephone ?? '',
  opening: space.opening,
  staffed: space.staffed,
  onHolidays: space.onHolidays,
  entry: space.entry,
  lowestGrade: space.lowestGrade?.key ?? '',
  services: space.services.map(({ key }) => key),
})

const orNull = (text: string) => text.trim() || null

/** What is sent; still to be judged by the contract's shape. A point needs both of its numbers. */
export function wishOf(
  values: SpaceValues,
): Omit<NewSpace, 'kind' | 'entry'> & Pick<SpaceValues, 'kind' | 'entry'> {
  const { key, nameEn, longitude, latitude, telephone, lowestGrade, opening, staffed, services, ...rest } =
    values
  const hasPoint = longitude.trim() !== '' || latitude.trim() !== ''
  const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  return {
    ...rest,
    key: orNull(key),
    nameEn: orNull(nameEn),
    telephone: orNull(telephone),
    point: hasPoint ? { longitude: numberOf(longitude), latitude: numberOf(latitude) } : null,
    lowestGrade: values.entry === 'grade' ? orNull(lowestGrade) : null,
    opening: opening.map((span) => ({ ...span, days: [...span.days] })),
    staffed: staffed.map((span) => ({ ...span, days: [...span.days] })),
    services: [...services],
  }
}
