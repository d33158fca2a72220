import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { useWords } from '#ui/words.ts'
import type { PublishedBulletin } from '../contract/published.ts'
import { ArticlePage } from './article.tsx'
import css from './bulletin.module.css'
import { BulletinFace } from './bulletin-face.tsx'
import { bulletins } from './client.ts'
import { words } from './words.ts'

/** A bulletin at an address of its own: an issue, or the living article. */
export function BulletinPage() {
  const t = useWords(words)
  const lang = useLanguage()
  const slug = useParam('slug')
  const query = useQuery(bulletins.getBulletin.queryOptions({ params: { slug }, query: { lang } }))
  return (
    <Loaded query={query} page={{ title: t('bulletin'), way: [{ to: '/bulletins', label: t('bulletins') }] }}>
      {(bulletin) =>
        bulletin.kind === 'living' ? (
          <ArticlePage article={bulletin} />
        ) : (
          <BulletinFace
            bulletin={bulletin}
            issue={t('issueOfYear', { year: String(bulletin.issue.year), n: bulletin.issue.number })}
            way={[{ to: '/bulletins', label: t('bulletins') }]}
          >
            <Margin bulletin={bulletin} />
          </BulletinFace>
        )
      }
    </Loaded>
  )
}

/** Beside the text: what came after it, for a reader must not miss a correction; then where to check it. */
function Margin({ bulletin }: { bulletin: PublishedBulletin }) {
  const t = useWords(words)
  const lang = useLanguage()
  const { slug, follows, followedBy, numbers, checkpoint } = bulletin
  return (
    <div className={css.margin}>
      {followedBy.length > 0 && (
        <section>
          <h2>{t('followedBy')}</h2>
          <p>{t('followedByNote')}</p>
          <ul>
            {followedBy.map((other) => (
              <li key={other.slug}>
                <ToBulletin bulletin={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {follows && (
        <section>
          <h2>{t('follows')}</h2>
          <p>{t('followsNote')}</p>
          <ToBulletin bulletin={follows} />
        </section>
      )}
      {numbers.length > 0 && (
        <section>
          <h2>{t('check')}</h2>
          <p>{t('checkWhy', { n: numbers.length })}</p>
          <a href="#numbers">{t('toNumbers')}</a>
        </section>
      )}
      <section>
        <h2>{t('checkpoint')}</h2>
        {checkpoint ? (
          <>
            <p>{t('checkpointWhy')}</p>
            <Link to="/checkpoints">{t('toCheckpoints')}</Link>
          </>
        ) : (
          <p>{t('checkpointPending')}</p>
        )}
      </section>
      <section>
        <h2>{t('take')}</h2>
        <p>{t('takeWhy')}</p>
        {(['pdf', 'docx'] as const).map((as) => (
          <Link key={as} to={`/api/v1/bulletins/${slug}/export?as=${as}&lang=${lang}`} outside>
            {t(as)}
          </Link>
        ))}
      </section>
      <section>
        <h2>{t('feed')}</h2>
        <p>{t('feedNote')}</p>
        <Link to={`/feeds/bulletins.atom?lang=${lang}`} outside>
          {t('feedAddress')}
        </Link>
      </section>
    </div>
  )
}

type Reference = PublishedBulletin['followedBy'][number]

function ToBulletin({ bulletin: { url, title, issue } }: { bulletin: Reference }) {
  const t = useWords(words)
  return (
    <Link to={url}>
      {title}
      <small>{t('issueOfYear', { year: String(issue.year), n: issue.number })}</small>
    </Link>
  )
}
