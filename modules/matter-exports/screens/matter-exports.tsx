import { Button, ButtonLink } from '#ui/button.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { MatterExport } from '../contract.ts'
import { exports } from './client.ts'
import { ExportItem } from './export-item.tsx'
import { exportWords } from './export-words.ts'
import css from './matter-exports.module.css'

/** The exports: first those that wait for the reader, then the others with their files. */
export function MatterExports() {
  const t = useWords(exportWords)
  const nextPage = useWords(uiWords)('nextPage')
  const pages = usePages(exports.listMatterExports, { query: { limit: 20 } })
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ButtonLink look="loud" to="/work/matters/exports/new">
          {t('new')}
        </ButtonLink>
      }
    >
      <Loaded query={pages} waiting={<Waiting shape="rows" lines={4} />}>
        {(rows) => (
          <>
            <Section title={t('waiting')}>
              <Items
                rows={rows.filter(({ can }) => can.decide)}
                none={t('noneWaiting')}
                help={t('noneWaitingHelp')}
              />
            </Section>
            <Section title={t('others')}>
              <Items rows={rows.filter(({ can }) => !can.decide)} none={t('none')} help={t('noneHelp')} />
              {pages.next && (
                <Button busy={pages.next.busy} onClick={pages.next.load}>
                  {nextPage}
                </Button>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Items({ rows, none, help }: { rows: readonly MatterExport[]; none: string; help: string }) {
  if (rows.length === 0) return <Empty title={none}>{help}</Empty>
  return (
    <ul className={css.items}>
      {rows.map((row) => (
        <ExportItem key={row.id} row={row} />
      ))}
    </ul>
  )
}
