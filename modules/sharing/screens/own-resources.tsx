import { useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { FindTextField } from '#ui/find-text-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useAnswerInPages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { ResourcePage, ResourceSummary } from '../contract.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { resourceName } from './resource-name.ts'
import { StateOfResource } from './state-of-resource.tsx'
import { useKeptUnits } from './use-kept-units.ts'

/** What the reader's units offer, with drafts and what was withdrawn. */
export function OwnResources() {
  const t = useWords(deskWords)
  const lang = useLanguage()
  const [q, find] = useSearchParam('q')
  const isKeeping = useKeptUnits().length > 0
  const found = useAnswerInPages(sharing.listResources, { query: { lang, mine: 'true', q, sort: 'name' } })
  const enter = (
    <>
      <ButtonLink to="/work/resources/import">{t('import')}</ButtonLink>
      <ButtonLink look="loud" to="/work/resources/new">
        {t('add')}
      </ButtonLink>
    </>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={isKeeping && enter}>
      {isKeeping ? (
        <>
          <search className={css.find}>
            <FindTextField label={t('find')} value={q ?? ''} onFind={(text) => find(text || undefined)} />
          </search>
          <Loaded query={found} waiting={<Waiting shape="rows" lines={8} />}>
            {(answer) => <ResourceTable answer={answer} next={found.next} isSought={Boolean(q)} />}
          </Loaded>
        </>
      ) : (
        <Empty title={t('noUnit')}>{t('noUnitHelp')}</Empty>
      )}
    </Page>
  )
}

interface ResourceTableProps {
  answer: Pick<ResourcePage, 'items' | 'total'>
  next: { load: () => void; busy: boolean } | undefined
  isSought: boolean
}

function ResourceTable({ answer: { items, total }, next, isSought }: ResourceTableProps) {
  const t = useWords(deskWords)
  const language = useLanguage()
  const hasSeveralUnits = useKeptUnits().length > 1
  const none = isSought ? 'noneFound' : 'none'
  const unit = { key: 'unit', title: t('unit'), show: (row: ResourceSummary) => row.unit.name }
  return (
    <DataTable
      label={t('list')}
      sentence={t('sentence', { n: total })}
      rows={items}
      rowKey={({ id }) => id}
      open={({ id }) => `/work/resources/${id}`}
      next={next}
      columns={[
        { key: 'name', title: t('name'), show: (row) => resourceName(row, language) },
        { key: 'state', title: t('state'), show: ({ status }) => <StateOfResource status={status} /> },
        { key: 'kind', title: t('kind'), show: ({ kind, technique }) => technique?.name ?? kind.name },
        ...(hasSeveralUnits ? [unit] : []),
        { key: 'place', title: t('place'), show: ({ space, place }) => space?.name ?? place?.name ?? '–' },
        { key: 'number', title: t('number'), align: 'end', show: ({ number }) => number },
      ]}
      empty={<Empty title={t(none)}>{t(`${none}Help`)}</Empty>}
    />
  )
}
