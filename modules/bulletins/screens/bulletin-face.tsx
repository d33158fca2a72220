import type { ReactNode } from 'react'
import { SealNote } from '#modules/figures/screens/seal-note.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { PublishedBulletin } from '../contract/published.ts'
import css from './bulletin.module.css'
import { BulletinBlock } from './bulletin-block.tsx'
import { NumbersTable } from './numbers-table.tsx'
import { words } from './words.ts'

export type Face = Pick<
  PublishedBulletin,
  'lang' | 'title' | 'summary' | 'publisher' | 'publishedOn' | 'blocks' | 'numbers' | 'seal'
>

interface BulletinFaceProps {
  bulletin: Face
  /** Which issue it is, in words. */
  issue: string
  way?: { to: string; label: string }[]
  /** Stands between the text and its numbers. */
  children?: ReactNode
}

/** An issue as it is read, and as its authors see it before: the text, then every number in it with what it rests on. */
export function BulletinFace({ bulletin, issue, way, children }: BulletinFaceProps) {
  const t = useWords(words)
  const language = useLanguage()
  const { lang, title, summary, publisher, publishedOn, blocks, numbers, seal } = bulletin
  const isForeign = language === 'en' && lang !== 'en'
  return (
    <Page
      setting="read"
      title={title}
      {...(way ? { way } : {})}
      kicker={
        <span className={css.kicker}>
          <b>{`${publisher} ${t('bulletin')}`}</b>
          <span>{issue}</span>
          <time dateTime={publishedOn}>{t('publishedOn', { day: formatDate(publishedOn, language) })}</time>
        </span>
      }
      lead={summary}
    >
      <div className={css.columns}>
        <div className={css.text} lang={lang}>
          {isForeign && (
            <p className={css.only} lang="en">
              {t('onlyChinese')}
            </p>
          )}
          {blocks.map((block, at) => (
            <BulletinBlock key={at} block={block} numbers={numbers} />
          ))}
        </div>
        {children}
      </div>
      {numbers.length > 0 && <NumbersTable numbers={numbers} />}
      {seal && (
        <div className={css.seal}>
          <SealNote seal={seal} />
        </div>
      )}
    </Page>
  )
}
