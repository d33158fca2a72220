import type { WallMap } from '#modules/wall/contract.ts'
import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { SpaceSummary } from '../contract.ts'
import css from './city-map.module.css'
import { spaceWords } from './words.ts'

/** The schematic plane of the city with its spaces; each leads to its page, as the list beside it does too. */
export function CityMap({ map, spaces }: { map: WallMap; spaces: readonly SpaceSummary[] }) {
  const t = useWords(spaceWords)
  const drawn = spaces.filter(({ onMap }) => onMap)
  return (
    <figure className={css.map}>
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="group"
        aria-label={t('mapOf', { n: drawn.length })}
      >
        <Plane map={map} />
        {/* What is open lies above what is not, where two stand close. */}
        {drawn
          .toSorted((a, b) => Number(a.isOpenNow) - Number(b.isOpenNow))
          .map((space) => (
            <SpacePoint key={space.id} space={space} />
          ))}
      </svg>
      <figcaption className={css.legend}>
        <span className={css.open}>{t('legendOpen')}</span>
        <span className={css.shut}>{t('legendClosed')}</span>
        <span>{t('legendStation')}</span>
        <span>{map.note}</span>
      </figcaption>
    </figure>
  )
}

export const Plane = ({ map }: { map: WallMap }) => (
  <g aria-hidden="true">
    {map.subdistricts.map(({ place, outline }) => (
      <polygon
        key={place}
        className={css.outline}
        points={outline.map((point) => point.join(',')).join(' ')}
      />
    ))}
    {map.subdistricts.map(({ place, name, label: [x, y] }) => (
      <text key={place} x={x} y={y} className={css.name}>
        {name}
      </text>
    ))}
  </g>
)

/** Half the side of what a thumb can hit: on a phone the plane is a third of its size. */
const TOUCH = 38

function SpacePoint({ space: { name, url, kind, onMap, isOpenNow } }: { space: SpaceSummary }) {
  if (!onMap) return null
  return (
    <Link to={url} aria-label={name} className={isOpenNow ? css.pointOpen : css.pointShut}>
      <g transform={`translate(${onMap.x} ${onMap.y})`}>
        <title>{name}</title>
        <rect x={-TOUCH} y={-TOUCH} width={2 * TOUCH} height={2 * TOUCH} className={css.touch} />
        {kind === 'station' ? (
          <>
            <rect x="-15" y="-15" width="30" height="30" rx="6" className={css.mark} />
            <rect x="-7" y="-7" width="14" height="14" rx="2" className={css.window} />
          </>
        ) : (
          <>
            <circle r="16" className={css.mark} />
            <circle r="7" className={css.window} />
          </>
        )}
      </g>
    </Link>
  )
}
