import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Columns, Page } from '#ui/page.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useWords } from '#ui/words.ts'
import type { BulletinText } from '../contract/content.ts'
import type { Draft } from '../contract/drafts.ts'
import { BesidePreview } from './beside-preview.tsx'
import { deskWords } from './desk-words.ts'
import { DraftMargin } from './draft-margin.tsx'
import { DraftSteps } from './draft-steps.tsx'
import { EditLanguages, type Tab } from './edit-languages.tsx'
import css from './editor.module.css'
import { HandIn } from './hand-in.tsx'
import { SavingState } from './saving-state.tsx'
import { TextEditor } from './text-editor.tsx'
import { useAutosave } from './use-autosave.ts'

const EMPTY: BulletinText = { title: '', summary: '', blocks: [] }

/** Where a bulletin is written. Everything is kept as it is typed; handing in is the one loud act. */
export function EditDraft({ draft, onReload }: { draft: Draft; onReload: () => void }) {
  const t = useWords(deskWords)
  const saving = useAutosave(draft)
  const [tab, setTab] = useState<Tab>('zh')
  const [isPreview, setPreview] = useState(false)
  const { written, saver } = saving
  const { content } = written
  const text = content[tab] ?? EMPTY
  const write = (next: Partial<BulletinText>) =>
    saver.change({ ...written, content: { ...content, [tab]: { ...text, ...next } } })
  const dropEnglish = () => {
    setTab('zh')
    saver.change({ ...written, content: { zh: content.zh } })
  }
  const hasEnglish = content.en !== undefined
  const actions = (
    <>
      <SavingState saving={saving} onReload={onReload} />
      <Button
        aria-pressed={isPreview}
        onClick={() => void saver.flush().then((saved) => setPreview(saved && !isPreview))}
      >
        {isPreview ? t('backToText') : t('preview')}
      </Button>
      <HandIn draft={draft} saver={saver} onDone={onReload} />
    </>
  )
  if (isPreview) return <BesidePreview draft={draft} hasEnglish={hasEnglish} actions={actions} />
  return (
    <Page
      title={content.zh.title || t('untitled')}
      way={[{ to: '/work/bulletins', label: t('title') }]}
      actions={actions}
    >
      <DraftSteps draft={draft} />
      <Columns
        aside={
          <DraftMargin
            draft={draft}
            follows={written.follows}
            onFollows={(follows) => saver.change({ ...written, follows })}
            onDone={onReload}
          />
        }
      >
        <EditLanguages tab={tab} onTab={setTab} hasEnglish={hasEnglish} onDrop={dropEnglish}>
          {tab === 'en' && !hasEnglish ? (
            <div className={css.none}>
              <p>{t('englishWhy')}</p>
              <Button onClick={() => write(EMPTY)}>{t('addEnglish')}</Button>
            </div>
          ) : (
            <Fields key={tab} tab={tab} text={text} onWrite={write} draftId={draft.id} />
          )}
        </EditLanguages>
      </Columns>
    </Page>
  )
}

interface FieldsProps {
  tab: Tab
  text: BulletinText
  onWrite: (next: Partial<BulletinText>) => void
  draftId: string
}

function Fields({ tab, text, onWrite, draftId }: FieldsProps) {
  const t = useWords(deskWords)
  const id = useId()
  return (
    <div lang={tab === 'en' ? 'en' : undefined} className={css.fields}>
      <TextField
        id={`${id}title`}
        name="title"
        label={t('draftTitle')}
        value={text.title}
        onChange={(title) => onWrite({ title: title.slice(0, 120) })}
        error={undefined}
      />
      <TextArea
        id={`${id}summary`}
        name="summary"
        label={t('summary')}
        help={t('summaryHelp')}
        value={text.summary}
        onChange={(summary) => onWrite({ summary: summary.replaceAll(/\p{Cc}/gu, ' ').slice(0, 600) })}
        error={undefined}
      />
      <TextEditor
        draftId={draftId}
        lang={tab === 'en' ? 'en' : 'zh-Hans'}
        blocks={text.blocks}
        onBlocks={(blocks) => onWrite({ blocks })}
      />
    </div>
  )
}
