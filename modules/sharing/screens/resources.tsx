import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useAnswerInPages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { ResourcePage as Answer } from '../contract.ts'
import { sharing } from './client.ts'
import { listWords } from './list-words.ts'
import { ResourceCard } from './resource-card.tsx'
import css from './resources.module.css'
import { SearchSentence, useWish } from './search-sentence.tsx'

/** What the city lends: found by a word, narrowed in sentences, each with when it is free. */
export function Resources() {
  const t = useWords(listWords)
  const lang = useLanguage()
  const wish = useWish()
  const query = { ...wish, lang }
  const found = useAnswerInPages(sharing.listResources, { query })
  return (
    <Page setting="read" title={t('title')} lead={t('lead')}>
      <SearchSentence facets={found.data?.facets} />
      <Loaded query={found} waiting={<Waiting shape="cards" lines={6} />}>
        {(answer) => <Found answer={answer} next={found.next} />}
      </Loaded>
      <p className={css.covenant}>
        {t.nodes('covenant', { read: <Link to="/covenant">{t('readCovenant')}</Link> })}
      </p>
    </Page>
  )
}

interface FoundProps {
  answer: Pick<Answer, 'items' | 'total'>
  next: { load: () => void; busy: boolean } | undefined
}

function Found({ answer: { items, total }, next }: FoundProps) {
  const t = useWords(listWords)
  const [q] = useSearchParam('q')
  const wish = useWish()
  if (items.length === 0)
    return q !== undefined || Object.keys(wish).length > 0 ? (
      <Empty title={t('none')} action={<ButtonLink to="/ask">{t('ask')}</ButtonLink>}>
        {t('noneHelp')}
      </Empty>
    ) : (
      <Empty title={t('empty')}>{t('emptyHelp')}</Empty>
    )
  return (
    <>
      <output className={css.count}>{t('count', { n: total })}</output>
      <ul className={css.cards} aria-label={t('resources')}>
        {items.map((resource) => (
          <li key={resource.id}>
            <ResourceCard resource={resource} />
          </li>
        ))}
      </ul>
      {next && (
        <ButtonRow>
          <Button onClick={next.load} busy={next.busy}>
            {t('more')}
          </Button>
        </ButtonRow>
      )}
    </>
  )
}
