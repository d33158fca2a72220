import { ButtonLink } from '#ui/button.tsx'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Seal } from '../contract.ts'
import { seals } from './client.ts'
import css from './seal.module.css'
import { words } from './words.ts'

/** Every seal, newest first. */
export function SealList() {
  const t = useWords(words)
  const language = useLanguage()
  const pages = usePages(seals.listSeals, { query: {} })
  const columns: Column<Seal>[] = [
    { key: 'number', title: t('number'), show: ({ number }) => t('sealNo', { n: number }) },
    { key: 'sealedAt', title: t('sealedAt'), show: ({ sealedAt }) => formatMoment(sealedAt, language) },
    {
      key: 'factCount',
      title: t('factCount'),
      align: 'end',
      show: ({ factCount }) => formatNumber(factCount, language),
    },
    {
      key: 'treeSize',
      title: t('treeSize'),
      align: 'end',
      show: ({ treeSize }) => formatNumber(treeSize, language),
    },
    {
      key: 'hash',
      title: t('hash'),
      align: 'end',
      show: ({ hash }) => <code className={css.beginning}>{hash.slice(0, 8)} …</code>,
    },
  ]
  return (
    <Page
      setting="read"
      way={[{ to: '/verify', label: t('verifyTitle') }]}
      title={t('sealsTitle')}
      lead={t('sealsLead')}
    >
      <div className={css.list}>
        <Loaded query={pages} waiting={<Waiting shape="rows" lines={12} />}>
          {(rows) => (
            <DataTable
              label={t('sealsTitle')}
              sentence={t('sealsAll')}
              columns={columns}
              rows={rows}
              rowKey={({ number }) => String(number)}
              open={({ url }) => url}
              next={pages.next}
              empty={
                <Empty
                  title={t('sealsNone')}
                  action={<ButtonLink to="/figures">{t('openFigures')}</ButtonLink>}
                >
                  {t('sealsNoneWhy')}
                </Empty>
              }
            />
          )}
        </Loaded>
      </div>
    </Page>
  )
}
