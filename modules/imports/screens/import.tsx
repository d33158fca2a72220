import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Import, ImportRefusal } from '../contract.ts'
import { ApplyImport } from './apply-import.tsx'
import { imports } from './client.ts'
import { ImportReport } from './import-report.tsx'
import { ImportState } from './import-state.tsx'
import { importWords } from './import-words.ts'
import { MapColumns } from './map-columns.tsx'

/** How often a file that is being read is asked about. */
const ASK_MS = 500

/** One import: how far its reading is, what it would change, and the button that writes it. */
export function ImportPage() {
  const t = useWords(importWords)
  const id = useParam('id')
  const query = useQuery({
    ...imports.getImport.queryOptions({ params: { id } }),
    refetchInterval: ({ state }) => (isBusy(state.data) ? ASK_MS : false),
  })
  const way = [{ to: '/work/imports', label: t('title') }]
  return (
    <Loaded query={query} page={{ title: t('title'), way }}>
      {(one) => (
        <Page title={one.file.name} lead={<ImportState status={one.status} />} way={way}>
          <Standing one={one} />
          {one.can.apply && <ApplyImport key={`apply ${one.version}`} one={one} />}
          {one.can.changeMapping && one.columns && (
            <MapColumns key={`map ${one.version}`} one={one} columns={one.columns} />
          )}
          {one.counts && <ImportReport one={one} counts={one.counts} />}
        </Page>
      )}
    </Loaded>
  )
}

const isBusy = (one: Import | undefined) => one?.status === 'waiting' || one?.status === 'reading'

/** Refusals that another mapping of columns on this page puts right; any other asks for another file. */
const MENDED_HERE: ReadonlySet<ImportRefusal> = new Set(['name_column_missing', 'column_unknown'])

function Standing({ one }: { one: Import }) {
  const t = useWords(importWords)
  const { status, progress, rowCount, refusal, counts } = one
  if (isBusy(one))
    return (
      <p>
        <progress value={progress} max={Math.max(rowCount, 1)} aria-label={t('reading')} />{' '}
        {rowCount === 0 ? t('takingApart') : t('progress', { n: progress, all: rowCount })}
      </p>
    )
  if (refusal) {
    const where = refusal.line === null ? '' : ` · ${t('refusedAt', { line: refusal.line })}`
    return (
      <Notice tone="late" title={`${t(`refusal.${refusal.reason}`)}${where}`}>
        {!MENDED_HERE.has(refusal.reason) && <Link to="/work/imports">{t('chooseAnother')}</Link>}
      </Notice>
    )
  }
  if (status !== 'applied' || !counts) return null
  return (
    <Done title={t('done')} action={<ButtonLink to="/work/search">{t('seeUnits')}</ButtonLink>}>
      {t('doneHelp', { n: counts.new, changed: counts.changed })}
      {counts.refused > 0 && t('leftOut', { n: counts.refused })}
    </Done>
  )
}
