import { useEffect, useRef } from 'react'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '#ui/words.ts'
import type { Wall, WallMap as Drawing } from '../contract.ts'
import { allowsMotion } from './motion.ts'
import css from './wall-map.module.css'
import { words } from './words.ts'

type Point = readonly [number, number]
type Quantities = ReadonlyMap<string, number>

/** Where the stations are, and where today's records came from; what arrives sends out a ring. */
export function WallMap({ wall: { map, stations, flow, city } }: { wall: Wall }) {
  const t = useWords(words)
  if (!map) return null
  const counts = new Map(stations?.places.map(({ place, count }) => [place, count]))
  const quantities = new Map(flow?.places.map(({ place, quantity }) => [place, quantity]))
  return (
    <figure className={css.map}>
      <svg viewBox={`0 0 ${map.width} ${map.height}`} className={css.drawing}>
        <title>{t('mapOf', { name: city.name })}</title>
        <Outlines map={map} />
        <Places map={map} counts={counts} quantities={quantities} />
        <Names map={map} quantities={quantities} />
      </svg>
      <figcaption className={css.legend}>
        {stations && (
          <span>
            <span className={css.stationSign} aria-hidden="true" />
            {stations.title}
          </span>
        )}
        {flow && (
          <span>
            <span className={css.flowSign} aria-hidden="true" />
            {t('ofToday', { title: flow.title })}
          </span>
        )}
      </figcaption>
      <p className={css.note}>{map.note}</p>
    </figure>
  )
}

const Outlines = ({ map }: { map: Drawing }) => (
  <g>
    {map.subdistricts.map(({ place, outline }) => (
      <polygon
        key={place}
        className={css.outline}
        points={outline.map((point) => point.join(',')).join(' ')}
      />
    ))}
  </g>
)

function Names({ map, quantities }: { map: Drawing; quantities: Quantities }) {
  const language = useLanguage()
  return map.subdistricts.map(({ place, name, label: [x, y], communities }) => {
    const sum = [place, ...communities.map((own) => own.place)].reduce(
      (total, code) => total + (quantities.get(code) ?? 0),
      0,
    )
    return (
      <g key={place}>
        <text x={x} y={y} className={css.name}>
          {name}
        </text>
        <text x={x} y={y + 30} className={css.sum}>
          {sum === 0 ? '' : formatNumber(sum, language)}
        </text>
      </g>
    )
  })
}

interface PlacesProps {
  map: Drawing
  counts: Quantities
  quantities: Quantities
}

/** Areas of discs, not their radii, stand for quantities; the largest of the day is as large as any may be. */
const [SMALLEST, LARGEST] = [5, 24]

function Places({ map, counts, quantities }: PlacesProps) {
  const most = Math.max(1, ...quantities.values())
  const radiusOf = (quantity: number) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(quantity / most)
  const rings = useRings(quantities)
  const points = map.subdistricts.flatMap(({ place, label, communities }) => [
    // What is known of the subdistrict alone stands at its name.
    { place, at: label as Point, isCommunity: false },
    ...communities.map((own) => ({ place: own.place, at: own.at as Point, isCommunity: true })),
  ])
  return points.map(({ place, at: [x, y], isCommunity }) => {
    const quantity = quantities.get(place) ?? 0
    const stations = counts.get(place) ?? 0
    return (
      <g key={place} transform={`translate(${x} ${y})`}>
        <circle ref={rings(place)} className={css.ring} r={LARGEST} />
        {isCommunity && quantity <= 0 && <circle className={css.community} r="4" />}
        <circle className={css.disc} r={quantity > 0 && isCommunity ? radiusOf(quantity) : 0} />
        {stations > 0 && <Station count={stations} />}
      </g>
    )
  })
}

/** A seal in vermilion, a little above its place. */
const Station = ({ count }: { count: number }) => (
  <g transform="translate(0 -17)" className={css.station}>
    <rect x="-11" y="-11" width="22" height="22" rx="4" />
    <rect x="-6" y="-6" width="12" height="12" rx="2" className={css.stationWindow} />
    {count > 1 && (
      <text x="16" y="8" className={css.stationCount}>
        {count}
      </text>
    )}
  </g>
)

const RING_MS = 2600

/** One ring for each place, sent out again whenever something arrives there. */
function useRings(quantities: Quantities) {
  const elements = useRef(new Map<string, SVGCircleElement>())
  const before = useRef(quantities)
  useEffect(() => {
    const earlier = before.current
    before.current = quantities
    if (!allowsMotion()) return
    for (const [place, quantity] of quantities)
      if (quantity > (earlier.get(place) ?? 0)) sendOut(elements.current.get(place))
  }, [quantities])
  return (place: string) => (element: SVGCircleElement | null) => {
    if (element) elements.current.set(place, element)
    else elements.current.delete(place)
  }
}

function sendOut(ring: SVGCircleElement | undefined): void {
  if (!ring) return
  for (const running of ring.getAnimations()) running.cancel()
  ring.animate(
    [
      { transform: 'scale(0.2)', opacity: 0.9 },
      { transform: 'scale(3)', opacity: 0 },
    ],
    { duration: RING_MS, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' },
  )
}
