import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Figure } from '../contract.ts'
import { aspects, aspectOf } from './aspects.ts'
import { figures } from './client.ts'
import css from './figure-list.module.css'
import { words } from './words.ts'

/** Every figure of the city, in the six aspects of its work. */
export function FigureList() {
  const t = useWords(words)
  const lang = useLanguage()
  return (
    <Page setting="read" title={t('figuresTitle')} lead={t('figuresLead')}>
      <Loaded
        query={useQuery(figures.listFigures.queryOptions({ query: { lang } }))}
        waiting={<Waiting shape="rows" lines={17} />}
      >
        {({ items }) => <ByAspect figures={items} />}
      </Loaded>
    </Page>
  )
}

function ByAspect({ figures: all }: { figures: Figure[] }) {
  const t = useWords(words)
  if (all.length === 0) return <Empty title={t('figuresNone')}>{t('figuresNoneWhy')}</Empty>
  return aspects.map((aspect) => {
    const own = all.filter((figure) => aspectOf(figure) === aspect)
    if (own.length === 0) return null
    return (
      <Section key={aspect} title={t(aspect)}>
        <ul className={css.list}>
          {own.map((figure) => (
            <li key={figure.key}>
              <FigureLine figure={figure} />
            </li>
          ))}
        </ul>
      </Section>
    )
  })
}

function FigureLine({ figure: { url, title, wording, rule } }: { figure: Figure }) {
  return (
    <Link to={url} className={css.line}>
      <span className={css.title}>{title}</span>
      <span className={css.value}>{wording}</span>
      <span className={css.rule}>{rule}</span>
    </Link>
  )
}
