import { useSearchParam } from '#ui/address.ts'
import { DataTable } from '#ui/data-table.tsx'
import { dayIn, formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import { Select } from '#ui/choice-field.tsx'
import type { Qualification, ResourceSummary } from '../contract.ts'
import { sharing } from './client.ts'
import { EndQualification } from './end-qualification.tsx'
import { qualificationWords } from './qualification-words.ts'
import css from './qualifications.module.css'
import { RecogniseTraining } from './recognise-training.tsx'
import { StateOfQualification } from './state-of-qualification.tsx'
import { useKeptResources } from './use-kept-resources.ts'

/** Of one resource at a time: who may use it, and what the keeper can change about that. */
export function WhoIsQualified() {
  const t = useWords(qualificationWords)
  const kept = useKeptResources()
  const [asked, choose] = useSearchParam('resource')
  return (
    <Section title={t('who')}>
      <Loaded query={kept} waiting={<Waiting shape="rows" />}>
        {(resources) => {
          const chosen = resources.find(({ id }) => id === asked) ?? resources[0]
          if (!chosen) return <Empty title={t('noResources')}>{t('noResourcesHelp')}</Empty>
          return (
            <>
              <div className={css.which}>
                <Select
                  id="which-resource"
                  name="resource"
                  label={t('resource')}
                  value={chosen.id}
                  error={undefined}
                  options={resources.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id) => choose(id || undefined)}
                />
              </div>
              <OfResource key={chosen.id} resource={chosen} />
              <RecogniseTraining
                key={`recognise ${chosen.id}`}
                resource={chosen}
                others={resources.filter(({ id }) => id !== chosen.id)}
              />
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function OfResource({ resource: { id, name } }: { resource: ResourceSummary }) {
  const t = useWords(qualificationWords)
  const lang = useLanguage()
  const [asked, setState] = useSearchParam('state')
  const state = asked === 'ended' ? 'ended' : 'held'
  const columns = useQualificationColumns()
  const pages = usePages(sharing.listQualifications, { params: { id }, query: { lang, state } })
  return (
    <>
      <ViewSwitch
        label={t('state')}
        views={[
          { key: 'held', name: t('held') },
          { key: 'ended', name: t('endedOnes') },
        ]}
        value={state}
        onChange={(key) => setState(key === 'held' ? undefined : key)}
      />
      <Loaded query={pages} waiting={<Waiting shape="rows" />}>
        {(rows) => (
          <DataTable
            label={t('list')}
            sentence={t('sentence', { resource: name, n: rows.length })}
            rows={rows}
            rowKey={(row) => row.id}
            next={pages.next}
            columns={columns}
            empty={
              state === 'held' ? (
                <Empty title={t('noneHeld')}>{t('noneHeldHelp')}</Empty>
              ) : (
                <Empty title={t('noneEnded')} />
              )
            }
          />
        )}
      </Loaded>
    </>
  )
}

function useQualificationColumns() {
  const t = useWords(qualificationWords)
  const language = useLanguage()
  const dayOf = (moment: string) => formatDate(dayIn(new Date(moment)), language)
  return [
    { key: 'person', title: t('person'), show: ({ person }: Qualification) => person.name },
    {
      key: 'state',
      title: t('state'),
      show: (row: Qualification) => <StateOfQualification qualification={row} />,
    },
    { key: 'granted', title: t('granted'), show: ({ grantedAt }: Qualification) => dayOf(grantedAt) },
    {
      key: 'used',
      title: t('used'),
      show: ({ usedAt }: Qualification) => (usedAt ? dayOf(usedAt) : t('never')),
    },
    {
      key: 'until',
      title: t('until'),
      show: ({ expiresOn }: Qualification) => (expiresOn ? formatDate(expiresOn, language) : t('unlimited')),
    },
    {
      key: 'how',
      title: t('how'),
      show: ({ recognises }: Qualification) =>
        recognises ? t('recognised', { resource: recognises.name }) : t('trained'),
    },
    { key: 'end', title: t('end'), show: (row: Qualification) => <EndQualification qualification={row} /> },
  ]
}
