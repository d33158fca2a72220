import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { ResourceImportRow, ResourceReason } from '../contract.ts'
import css from './import-resources.module.css'
import { resourceImportWords } from './words.ts'

/** What a row does and what is to be said of it; the terms of booking are told once, however many change. */
export function RowReasons({ row, isApplied }: { row: ResourceImportRow; isApplied: boolean }) {
  const { reasons, verdict, isToOffer } = row
  const t = useWords(resourceImportWords)
  const [offered, draft] = isApplied ? (['isOffered', 'isDraft'] as const) : (['toOffer', 'asDraft'] as const)
  const told = reasons.filter(
    ({ code, rule }, at) =>
      rule === undefined || reasons.findIndex((one) => one.code === code && one.rule) === at,
  )
  return (
    <div>
      {verdict === 'new' && <div>{t(isToOffer ? offered : draft)}</div>}
      {told.map((reason) => (
        <Why key={`${reason.code} ${reason.field}`} reason={reason} />
      ))}
    </div>
  )
}

function Why({ reason }: { reason: ResourceReason }) {
  const t = useWords(resourceImportWords)
  const { line, resource } = reason
  return (
    <div className={css.reason}>
      <Said reason={reason} />
      {line !== undefined && ` · ${t('atLine', { line })}`}
      {resource && (
        <>
          {' · '}
          <Link to={resource.url}>{resource.name}</Link>
        </>
      )}
    </div>
  )
}

/** What may be wrong with any field, so that it must be told which. */
const SAID_OF_ANY: ReadonlySet<ResourceReason['code']> = new Set(['wrong_format', 'too_long', 'digits_lost'])

function Said({ reason: { code, field, rule, said } }: { reason: ResourceReason }) {
  const t = useWords(resourceImportWords)
  const named = field === null ? '' : t(`field.${field}`)
  if (code !== 'field_changed') {
    const words = SAID_OF_ANY.has(code)
      ? t('ofField', { field: named, words: t(`reason.${code}`) })
      : t(`reason.${code}`)
    return said ? t('said', { words, said }) : words
  }
  if (rule !== undefined) return t('rulesChange')
  if (field === 'status') return t('toOffer')
  return said ? t('change', { field: named, said }) : t('changeFromNothing', { field: named })
}
