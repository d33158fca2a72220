import { useId } from 'react'
import { API_ROOT } from '#platform/contract.ts'
import { Button } from '#ui/button.tsx'
import { Choice, Tick } from '#ui/choice-field.tsx'
import { FieldNotes } from '#ui/field.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { FieldProps } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import css from './desk.module.css'
import type { ShownFile } from './shown-files.ts'
import { termsWords } from './terms-words.ts'

/** The files of a resource in their order, each with what it is called, what it is for, and who sees it. */
export function FileList({ id, value, onChange, error }: FieldProps<readonly ShownFile[]>) {
  const t = useWords(termsWords)
  return (
    <div id={id} tabIndex={-1}>
      <FieldNotes id={id} help={undefined} error={error} />
      {value.length === 0 && <p className={css.soft}>{t('none')}</p>}
      <ol className={css.kept}>
        {value.map((file, at) => (
          <li key={file.id} aria-label={t('file', { n: at + 1, title: file.title })}>
            <OneFile file={file} onChange={(changed) => onChange(value.with(at, changed))} />
            <div className={css.acts}>
              {at > 0 && (
                <Button
                  look="text"
                  aria-label={t('up', { title: file.title })}
                  onClick={() => onChange(value.toSpliced(at, 1).toSpliced(at - 1, 0, file))}
                >
                  {t('upShort')}
                </Button>
              )}
              <Button
                look="text"
                aria-label={t('remove', { title: file.title })}
                onClick={() => onChange(value.toSpliced(at, 1))}
              >
                {t('removeShort')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

function OneFile({ file, onChange }: { file: ShownFile; onChange: (file: ShownFile) => void }) {
  const t = useWords(termsWords)
  const id = useId()
  const isImage = file.contentType.startsWith('image/')
  const field = (name: string) => ({ id: `${id}${name}`, name, error: undefined })
  const address = file.path === '' ? `/files/${file.id}` : file.path
  return (
    <>
      {isImage && <img src={`${API_ROOT}${address}`} alt="" />}
      <TextField
        {...field('title')}
        label={t('caption')}
        help={isImage && t('captionHelp')}
        value={file.title}
        onChange={(title) => onChange({ ...file, title })}
      />
      {isImage && (
        <Choice
          {...field('purpose')}
          label={t('purpose')}
          value={file.purpose}
          options={(['picture', 'document'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(purpose) => purpose && onChange({ ...file, purpose })}
        />
      )}
      <Tick
        {...field('forMembers')}
        label={t('forMembers')}
        value={file.forMembers}
        onChange={(forMembers) => onChange({ ...file, forMembers })}
      />
    </>
  )
}
