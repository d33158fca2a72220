import { useQuery } from '@tanstack/react-query'
import { useSearchParam } from '#ui/address.ts'
import { ChoiceInSentence } from '#ui/choice-in-sentence.tsx'
import { FindTextField } from '#ui/find-text-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import { network } from './client.ts'
import css from './search.module.css'
import { UnitResults } from './unit-results.tsx'
import { words } from './words.ts'

/** Finds units by name, narrowed by kind and chain in a sentence; the address keeps all of it. */
export function SearchUnits() {
  const t = useWords(words)
  const lang = useLanguage()
  const [q = '', find] = useSearchParam('q')
  const [kind, setKind] = useSearchParam('kind')
  const [committee, setCommittee] = useSearchParam('committee')
  const kinds = useQuery(network.listUnitKinds.queryOptions({ query: { lang } })).data?.items ?? []
  const committees = useQuery(network.listCommittees.queryOptions({ query: { lang } })).data?.items ?? []
  return (
    <Page setting="read" title={t('searchTitle')} lead={t('searchLead')}>
      <search className={css.search}>
        <FindTextField label={t('name')} value={q} onFind={(text) => find(text || undefined)} />
        <p className={css.sentence}>
          {t.nodes('sentence', {
            committee: (
              <ChoiceInSentence
                label={t('committeeLabel')}
                any={t('anyCommittee')}
                value={committee}
                onChange={setCommittee}
                options={committees.map(({ key, shortName }) => ({ key, name: shortName }))}
              />
            ),
            kind: (
              <ChoiceInSentence
                label={t('kindLabel')}
                any={t('anyKind')}
                value={kind}
                onChange={setKind}
                options={kinds}
              />
            ),
          })}
        </p>
      </search>
      <UnitResults q={q} kind={kind} committee={committee} />
    </Page>
  )
}
