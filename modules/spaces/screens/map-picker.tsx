import { useQuery } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import { Field } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { Plane } from './city-map.tsx'
import mapCss from './city-map.module.css'
import { spaces } from './client.ts'
import css from './keep.module.css'
import { keepWords } from './keep-words.ts'

type Place = { x: number; y: number } | null

/** Where a community lies in the plane, so that a space need not be placed by hand. */
export function usePlaceOnMap(): (code: string) => Place {
  const lang = useLanguage()
  const { data } = useQuery(spaces.getCityMap.queryOptions({ query: { lang } }))
  return (code) => {
    const communities = data?.map?.subdistricts.flatMap((own) => own.communities)
    const at = communities?.find(({ place }) => place === code)?.at
    return at ? { x: at[0], y: at[1] } : null
  }
}

/** A press on the plane moves the space; by keyboard it stays where its community lies. */
export function MapPicker({ field: { id, label, value, error, onChange } }: { field: FieldProps<Place> }) {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const { data } = useQuery(spaces.getCityMap.queryOptions({ query: { lang } }))
  const map = data?.map
  const pick = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    if (!map) return
    const x = Math.round(((clientX - left) / width) * map.width)
    const y = Math.round(((clientY - top) / height) * map.height)
    onChange({ x, y })
  }
  return (
    <Field id={id} label={label} help={t(map ? 'onMapHelp' : 'noMap')} error={error}>
      <output id={id} className={css.picker}>
        {map && (
          <svg
            viewBox={`0 0 ${map.width} ${map.height}`}
            className={mapCss.picked}
            onClick={pick}
            aria-hidden="true"
          >
            <Plane map={map} />
            {value && <circle cx={value.x} cy={value.y} r="18" className={mapCss.mark} />}
          </svg>
        )}
      </output>
    </Field>
  )
}
