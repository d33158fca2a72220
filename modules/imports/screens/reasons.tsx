import { Link } from '#ui/link.tsx'
import { useWords } from '#ui/words.ts'
import type { ImportRow, Reason, UnitDraft } from '../contract.ts'
import { importWords } from './import-words.ts'
import css from './imports.module.css'

/** What a row changes, from what to what, or why it is refused. */
export function Reasons({ row: { reasons, record } }: { row: Pick<ImportRow, 'reasons' | 'record'> }) {
  return reasons.map((reason) => (
    <WhyNot key={`${reason.code}${reason.field}${reason.line}`} reason={reason} record={record} />
  ))
}

/** One reason; `record` says what a changed field becomes. */
export function WhyNot({ reason, record }: { reason: Reason; record?: UnitDraft }) {
  const t = useWords(importWords)
  const { line, file, unit } = reason
  const where = [line !== undefined && t('atLine', { line }), file].filter(Boolean).join(' ')
  return (
    <div className={css.change}>
      <Said reason={reason} record={record} />
      {where && ` · ${where}`}
      {unit && (
        <>
          {' · '}
          <Link to={unit.url}>{unit.name}</Link>
        </>
      )}
    </div>
  )
}

function Said({
  reason: { code, field, before },
  record,
}: {
  reason: Reason
  record: UnitDraft | undefined
}) {
  const t = useWords(importWords)
  const named = field === null ? '' : t(`field.${field}`)
  if (code !== 'field_changed' || field === null) return t(`reason.${code}`)
  // Other names are added to those there are, and a Latin name goes beside a Chinese one: there the row is not the outcome.
  const after = field === 'aliases' ? null : record?.[field]
  if (!after) return t('changeMore', { field: named })
  return t.nodes('change', {
    field: named,
    before: <del>{before || t('empty')}</del>,
    after: <ins>{after}</ins>,
  })
}
