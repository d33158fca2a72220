import { API_ROOT } from '#platform/contract.ts'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { ResourceSummary } from '../contract.ts'
import { KindDrawing } from './kind-drawing.tsx'
import { listWords } from './list-words.ts'
import { resourceName } from './resource-name.ts'
import css from './resources.module.css'

/** One resource in the list: what it is, whose, where, and when it is free. */
export function ResourceCard({ resource }: { resource: ResourceSummary }) {
  const t = useWords(listWords)
  const language = useLanguage()
  const { kind, technique, unit, place, space, manufacturer, model, seats, freeFrom } = resource
  const at = space?.name ?? place?.name
  const made = [manufacturer, model].filter(Boolean).join(' ')
  return (
    <article className={css.card}>
      <div className={css.picture}>
        {resource.picture ? (
          <img src={`${API_ROOT}${resource.picture}`} alt="" loading="lazy" />
        ) : (
          <KindDrawing kind={kind.key} />
        )}
      </div>
      <div className={css.told}>
        <p className={css.kind}>{technique?.name ?? kind.name}</p>
        <h2>
          <Link to={resource.url}>{resourceName(resource, language)}</Link>
        </h2>
        {made && <p className={css.made}>{made}</p>}
        <p className={css.where}>
          <span>{unit.name}</span> {at && <span>{at}</span>}
        </p>
        <p className={css.tags}>
          {freeFrom && <Tag tone="sure">{t('freeFrom', { at: formatMoment(freeFrom, language) })}</Tag>}
          {resource.isFree && <Tag>{t('free')}</Tag>}
          {resource.takesSamples && <Tag>{t('samples')}</Tag>}
          {seats !== null && <Tag>{t('seats', { n: seats })}</Tag>}
        </p>
      </div>
    </article>
  )
}
