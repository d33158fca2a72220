import { useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { PublicMatter } from '../contract.ts'
import { useKinds } from './ask-kinds.tsx'
import { matters } from './client.ts'
import { matterWords } from './matter-words.ts'
import { publicMattersWords } from './public-matters-words.ts'
import css from './public-matters.module.css'

/** Requests whose askers agreed to show them, newest first. */
export function PublicMatters() {
  const t = useWords(publicMattersWords)
  const lang = useLanguage()
  const [kind, setKind] = useSearchParam('kind')
  const kinds = (useKinds().data?.items ?? []).filter((one) => one.public)
  const pages = usePages(matters.listPublicMatters, { query: { lang, ...(kind ? { kind } : {}) } })
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ButtonLink look="loud" to="/ask">
          {t('ask')}
        </ButtonLink>
      }
    >
      <div className={css.kind}>
        <Select
          id="kind"
          name="kind"
          label={t('kind')}
          error={undefined}
          value={kind ?? ''}
          none={t('allKinds')}
          options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(value) => setKind(value || undefined)}
        />
      </div>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('none')}>{t('noneHelp')}</Empty>
          ) : (
            <ul className={css.list}>
              {rows.map((row) => (
                <PublicRow key={row.id} matter={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {pages.next && (
        <ButtonRow>
          <Button busy={pages.next.busy} onClick={pages.next.load}>
            {t('more')}
          </Button>
        </ButtonRow>
      )}
      <p className={css.follow}>
        <Link to="/follow">{t('follow')}</Link>
      </p>
    </Page>
  )
}

function PublicRow({ matter }: { matter: PublicMatter }) {
  const t = useWords(matterWords)
  const lang = useLanguage()
  const { kind, place, askedAt, number } = matter
  const about = [kind.name, place?.name, formatDay(dayIn(new Date(askedAt)), lang), number]
  return (
    <li>
      <h2>{matter.title}</h2>
      <p className={css.about}>
        <Tag tone={matter.status === 'closed' ? 'plain' : 'wait'}>
          {t(matter.status === 'closed' ? 'closed' : matter.status)}
        </Tag>{' '}
        {about.filter(Boolean).join(' · ')}
      </p>
      <p className={css.description}>{matter.description}</p>
    </li>
  )
}
