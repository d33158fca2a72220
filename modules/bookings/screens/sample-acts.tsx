import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Refusal, type Refused } from '#ui/refusal.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { KeeperStep, NewKeeperStep, Sample } from '../contract.ts'
import { bookings, uploads } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { sampleWords } from './sample-words.ts'
import { useRefresh } from './use-refresh.ts'

async function sent(files: readonly File[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) ids.push((await uploads.uploadFile({ query: { name: file.name }, file })).id)
  return ids
}

/** What the keeper may do next, the usual step loud; who sent them may withdraw. */
export function SampleActs({ sample }: { sample: Sample }) {
  const t = useWords(sampleWords)
  const refresh = useRefresh()
  const [open, setOpen] = useState<'refuse' | 'finish'>()
  const { id, version, can } = sample
  const keep = useMutation({
    ...bookings.keepSample.mutationOptions(),
    onSettled: refresh,
    onSuccess: () => setOpen(undefined),
  })
  const withdraw = useMutation({ ...bookings.withdrawSample.mutationOptions(), onSettled: refresh })
  const take = (body: NewKeeperStep) => keep.mutate({ params: { id }, body, version })
  const usual = can.keep.find((step) => step !== 'refuse')
  const press = (step: KeeperStep) => {
    if (step === 'refuse' || step === 'finish') setOpen(step)
    else take({ do: step, words: '' })
  }
  if (can.keep.length === 0 && !can.withdraw) return null
  return (
    <>
      {open === undefined && <Refusal problem={keep.error} words={refusalWords} />}
      <Refusal problem={withdraw.error} words={refusalWords} />
      <ButtonRow>
        {can.keep.map((step) => (
          <Button
            key={step}
            look={step === usual ? 'loud' : 'quiet'}
            busy={keep.isPending}
            onClick={() => press(step)}
          >
            {t(step)}
          </Button>
        ))}
        {can.withdraw && (
          <Button
            look="text"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { id }, version })}
          >
            {t('withdraw')}
          </Button>
        )}
      </ButtonRow>
      <ReasonDialog
        title={t('refuseTitle')}
        help={t('refuseHelp')}
        label={t('refuseLabel')}
        action={t('refuse')}
        open={open === 'refuse'}
        onClose={() => setOpen(undefined)}
        onSend={(words) => take({ do: 'refuse', words })}
        busy={keep.isPending}
        problem={keep.error}
        words={refusalWords}
      />
      {open === 'finish' && <Results sample={sample} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Results({ sample: { id, version }, onClose }: { sample: Sample; onClose: () => void }) {
  const t = useWords(sampleWords)
  const refresh = useRefresh()
  const finish = useMutation<Sample, Refused & Error, { words: string; files: readonly File[] }>({
    mutationFn: async ({ words, files }) => {
      const body = { do: 'finish' as const, words, files: await sent(files) }
      return bookings.keepSample({ params: { id }, body, version })
    },
    onSettled: refresh,
    onSuccess: onClose,
  })
  return (
    <Dialog title={t('finishTitle')} open onClose={onClose}>
      <WordsAndFiles
        label={t('results')}
        help={t('resultsHelp')}
        action={t('finishSend')}
        busy={finish.isPending}
        problem={finish.error}
        onSend={(words, files) => finish.mutate({ words, files })}
      />
    </Dialog>
  )
}

/** A message to the other side, with files where need be. */
export function SayOfSample({ sample: { id, steps } }: { sample: Sample }) {
  const t = useWords(sampleWords)
  const refresh = useRefresh()
  const say = useMutation<Sample, Refused & Error, { words: string; files: readonly File[] }>({
    mutationFn: async ({ words, files }) =>
      bookings.saySample({ params: { id }, body: { words, files: await sent(files) } }),
    onSettled: refresh,
  })
  return (
    <Section title={t('say')}>
      <WordsAndFiles
        // Empty again once it is sent.
        key={steps.length}
        label={t('said')}
        action={t('saySend')}
        isQuiet
        busy={say.isPending}
        problem={say.error}
        onSend={(words, files) => say.mutate({ words, files })}
      />
    </Section>
  )
}

interface WordsAndFilesProps {
  label: string
  help?: string
  action: string
  isQuiet?: boolean
  busy: boolean
  problem: (Refused & Error) | null
  onSend: (words: string, files: readonly File[]) => void
}

function WordsAndFiles(props: WordsAndFilesProps) {
  const { label, help, action, isQuiet = false, busy, problem, onSend } = props
  const t = useWords(sampleWords)
  const [files, setFiles] = useState<File[]>([])
  const form = useForm({
    initial: { words: '' },
    labels: { words: label },
    check: ({ words }) => (words.trim() === '' ? [{ field: 'words', code: 'required' }] : []),
    problem,
    words: refusalWords,
  })
  return (
    <Form
      form={form}
      problem={problem}
      words={refusalWords}
      onSend={({ words }) => onSend(words.trim(), files)}
    >
      <TextArea {...form.field('words')} {...(help && { help })} />
      <FileDrop label={t('files')} help={t('filesHelp')} files={files} onFiles={setFiles} several />
      <ButtonRow>
        <Button look={isQuiet ? 'quiet' : 'loud'} type="submit" busy={busy}>
          {action}
        </Button>
      </ButtonRow>
    </Form>
  )
}
