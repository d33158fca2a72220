import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useDuration } from '#ui/calendar/duration.ts'
import { spanText } from '#ui/calendar/span-text.ts'
import { type Column, DataTable } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { MachineUse } from '../contract.ts'
import { bookings } from './client.ts'
import css from './machine.module.css'
import { refusalWords } from './refusal-words.ts'
import { ToldUseForm } from './told-use-form.tsx'
import { useRefreshUses } from './use-refresh-uses.ts'
import { useOfMachineWords } from './use-words.ts'

/** Uses that are over, the latest first; what was recorded today can be set right. */
export function LatestUses() {
  const t = useWords(useOfMachineWords)
  const columns = useColumns()
  const pages = usePages(bookings.listUses, { query: { when: 'ended', limit: 10 } })
  return (
    <Loaded query={pages} words={refusalWords} waiting={<Waiting shape="rows" />}>
      {(uses) => (
        <DataTable
          label={t('uses')}
          columns={columns}
          rows={uses}
          rowKey={({ id }) => id}
          next={pages.next}
          empty={<Empty title={t('todayNone')}>{t('todayNoneHelp')}</Empty>}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<MachineUse>[] {
  const t = useWords(useOfMachineWords)
  const language = useLanguage()
  const duration = useDuration()
  const timeOf = ({ startedAt, endedAt }: MachineUse) =>
    spanText({ from: new Date(startedAt), to: new Date(endedAt ?? startedAt) }, language)
  return [
    {
      key: 'resource',
      title: t('resource'),
      show: ({ resource }) => <Link to={resource.url}>{resource.name}</Link>,
    },
    { key: 'time', title: t('time'), show: timeOf },
    {
      key: 'person',
      title: t('person'),
      show: ({ person, unit }) => [person.name, unit?.name].filter(Boolean).join(' · '),
    },
    { key: 'source', title: t('source'), show: ({ source }) => t(`source.${source}`) },
    { key: 'duration', title: t('duration'), align: 'end', show: ({ minutes }) => duration(minutes ?? 0) },
    {
      key: 'cost',
      title: t('cost'),
      align: 'end',
      show: ({ cost }) => (cost === null ? '' : t('yuan', { n: cost })),
    },
    { key: 'acts', title: t('acts'), show: (use) => use.can.correct && <SetRight use={use} /> },
  ]
}

function SetRight({ use }: { use: MachineUse }) {
  const t = useWords(useOfMachineWords)
  const refresh = useRefreshUses()
  const [open, setOpen] = useState<'correct' | 'takeBack'>()
  const close = () => setOpen(undefined)
  const params = { id: use.id }
  const correct = useMutation({
    ...bookings.correctUse.mutationOptions(),
    onSettled: refresh,
    onSuccess: close,
  })
  const takeBack = useMutation({
    ...bookings.takeBackUse.mutationOptions(),
    onSettled: refresh,
    onSuccess: close,
  })
  return (
    <div className={css.acts}>
      <Button look="text" onClick={() => setOpen('correct')}>
        {t('correct')}
      </Button>
      <Button look="text" onClick={() => setOpen('takeBack')}>
        {t('takeBack')}
      </Button>
      {open === 'correct' && (
        <ToldUseForm
          title={t('correctTitle')}
          help={t('correctHelp')}
          wordsLabel={t('correctWords')}
          action={t('correctSend')}
          from={new Date(use.startedAt)}
          to={new Date(use.endedAt ?? use.startedAt)}
          onSend={(body) => correct.mutate({ params, version: use.version, body })}
          onClose={close}
          busy={correct.isPending}
          problem={correct.error}
        />
      )}
      <ReasonDialog
        title={t('takeBackTitle')}
        help={t('takeBackHelp')}
        label={t('takeBackLabel')}
        action={t('takeBack')}
        open={open === 'takeBack'}
        onClose={close}
        onSend={(words) => takeBack.mutate({ params, version: use.version, body: { words } })}
        busy={takeBack.isPending}
        problem={takeBack.error}
        words={refusalWords}
      />
    </div>
  )
}
