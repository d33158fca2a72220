import type { ReactNode } from 'react'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { useWords } from '#ui/words.ts'
import type { Draft } from '../contract/drafts.ts'
import { deskWords } from './desk-words.ts'
import { DraftSteps } from './draft-steps.tsx'
import css from './editor.module.css'
import { PreviewDraft } from './preview-draft.tsx'

interface BesidePreviewProps {
  draft: Draft
  hasEnglish: boolean
  actions: ReactNode
  /** What to know before reading. */
  children?: ReactNode
}

/** A draft as its readers will see it, under what its authors and its second reader do. The bulletin is the page's heading. */
export function BesidePreview({ draft, hasEnglish, actions, children }: BesidePreviewProps) {
  const t = useWords(deskWords)
  return (
    <>
      <header className={css.above}>
        <Breadcrumbs way={[{ to: '/work/bulletins', label: t('title') }]} />
        <div>{actions}</div>
      </header>
      <DraftSteps draft={draft} />
      {children && <div className={css.state}>{children}</div>}
      <PreviewDraft id={draft.id} hasEnglish={hasEnglish} />
    </>
  )
}
