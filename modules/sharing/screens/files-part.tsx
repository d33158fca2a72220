import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type filesContract, type StoredFile } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { Resource } from '../contract.ts'
import { sharing } from './client.ts'
import css from './desk.module.css'
import { deskWords } from './desk-words.ts'
import { FileList } from './file-list.tsx'
import { fingerprint } from './fingerprint.ts'
import { refusalWords } from './refusal-words.ts'
import { Saved } from './saved.tsx'
import { type ShownFile, shownFilesOf } from './shown-files.ts'
import { termsWords } from './terms-words.ts'
import { uploads } from './upload-client.ts'
import { useRefresh } from './use-refresh.ts'

/** Pictures and documents, in the order in which they are shown. */
export function FilesPart({ resource }: { resource: Resource }) {
  const t = useWords(deskWords)
  const save = useSaveFiles()
  const initial = shownFilesOf(resource)
  const mark = fingerprint(initial)
  return (
    <Section title={t('files')}>
      <FilesForm key={mark} resource={resource} initial={initial} save={save} />
      <div className={css.stood}>{save.isSuccess && <Saved status={resource.status} />}</div>
    </Section>
  )
}

function useSaveFiles() {
  const refresh = useRefresh()
  return useMutation({ ...sharing.setResourceFiles.mutationOptions(), onSuccess: refresh })
}

/** Each file goes up at once, one after another; it belongs to the resource when the form is saved. */
function useUpload(onFile: (file: StoredFile) => void) {
  return useMutation<void, RefusalOf<typeof filesContract.uploadFile>, readonly File[]>({
    mutationFn: async (files) => {
      for (const file of files) onFile(await uploads.uploadFile({ query: { name: file.name }, file }))
    },
  })
}

interface FilesFormProps {
  resource: Resource
  initial: readonly ShownFile[]
  save: ReturnType<typeof useSaveFiles>
}

/** Not kept as a draft: an upload that is not saved is thrown away within a day. */
function FilesForm({ resource: { id, version }, initial, save }: FilesFormProps) {
  const t = useWords(termsWords)
  const lang = useLanguage()
  const form = useForm<{ files: readonly ShownFile[] }>({
    initial: { files: initial },
    labels: { files: t('files') },
    check: ({ files }) =>
      files.some(({ title }) => title.trim() === '') ? [{ field: 'files', code: 'required' }] : [],
    problem: save.error,
    words: refusalWords,
  })
  const [added, setAdded] = useState<readonly ShownFile[]>([])
  const upload = useUpload(({ id: file, name, contentType }) => {
    const purpose = contentType.startsWith('image/') ? 'picture' : 'document'
    const title = name.replace(/\.[^.]+$/, '')
    setAdded((before) => [...before, { id: file, title, purpose, contentType, forMembers: false, path: '' }])
  })
  // Uploads come in while others are still under way, so they are gathered apart until they are next shown.
  const files = [...form.values.files, ...added]
  const change = (changed: readonly ShownFile[]) => {
    setAdded([])
    form.set('files', changed)
  }
  const send = () => {
    const body = {
      files: files.map((file) => ({
        id: file.id,
        purpose: file.purpose,
        title: file.title.trim(),
        forMembers: file.forMembers,
      })),
    }
    save.mutate({ params: { id }, query: { lang }, body, version })
  }
  return (
    <Form form={form} problem={save.error} words={refusalWords} onSend={send}>
      <FileList {...form.field('files')} value={files} onChange={change} />
      <FileDrop
        label={t('add')}
        help={t('addHelp')}
        files={[]}
        onFiles={(chosen) => upload.mutate(chosen)}
        several
      />
      <Refusal problem={upload.error} words={refusalWords} />
      {upload.isPending && <output>{t('uploading')}</output>}
      <Audience>{t('filesAudience')}</Audience>
      <ButtonRow>
        <Button type="submit" busy={save.isPending || upload.isPending}>
          {t('saveFiles')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
