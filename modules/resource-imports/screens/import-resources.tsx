import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { filesContract } from '#modules/files/contract.ts'
import { importWords } from '#modules/imports/screens/import-words.ts'
import { deskWords } from '#modules/sharing/screens/desk-words.ts'
import { useKeptUnits } from '#modules/sharing/screens/use-kept-units.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { type Option, Select, Tick } from '#ui/choice-field.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Done, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { resourceImportsContract, ResourceImportReport } from '../contract.ts'
import { ApplyImport, type Wish } from './apply-import.tsx'
import { resourceImports, uploads } from './client.ts'
import { ImportReport } from './import-report.tsx'
import css from './import-resources.module.css'
import { resourceImportWords } from './words.ts'

/** A list of what a unit shares: read, reported row by row, then written as a whole. */
export function ImportResources() {
  const t = useWords(resourceImportWords)
  const desk = useWords(deskWords)
  const units = useKeptUnits()
  const [first] = units
  return (
    <Page title={t('title')} lead={t('lead')} way={[{ to: '/work/resources', label: desk('title') }]}>
      {first ? (
        <Importing units={units} usual={units.length === 1 ? first.value : ''} />
      ) : (
        <Empty title={t('noUnit')}>{t('noUnitHelp')}</Empty>
      )}
    </Page>
  )
}

type Refused =
  | RefusalOf<typeof resourceImportsContract.checkResourceImport>
  | RefusalOf<typeof filesContract.uploadFile>

interface Reading {
  readonly wish: Wish
  readonly report: ResourceImportReport
}
const check = async (wish: Wish): Promise<Reading> => ({
  wish,
  report: await resourceImports.checkResourceImport({ body: wish }),
})

function Importing({ units, usual }: { units: Option[]; usual: string }) {
  const [reading, setReading] = useState<Reading>()
  const again = useMutation<Reading, Refused, Wish>({ mutationFn: check, onSuccess: setReading })
  if (reading?.report.isApplied) return <Written report={reading.report} />
  return (
    <>
      <TakeIn units={units} usual={usual} isRead={reading !== undefined} onRead={setReading} />
      <Refusal problem={again.error} words={resourceImportWords} />
      {reading && (
        <Read key={reading.report.digest} {...reading} onRead={setReading} onAgain={again.mutate} />
      )}
    </>
  )
}

interface TakeInProps {
  units: Option[]
  usual: string
  /** Then writing is what is next. */
  isRead: boolean
  /** Undefined as soon as what was read is no longer what is asked for. */
  onRead: (reading: Reading | undefined) => void
}

function TakeIn({ units, usual, isRead, onRead }: TakeInProps) {
  const t = useWords(resourceImportWords)
  const [unitId, chooseUnit] = useState(usual)
  const [files, setFiles] = useState<File[]>([])
  const [offer, setOffer] = useState(false)
  const start = useMutation<Reading, Refused, File>({
    mutationFn: async (file) => {
      const { id: fileId } = await uploads.uploadFile({ query: { name: file.name }, file })
      return check({ unitId, fileId, offer })
    },
    onSuccess: onRead,
  })
  const changing =
    <Value,>(change: (value: Value) => void) =>
    (value: Value) => {
      change(value)
      onRead(undefined)
    }
  const [file] = files
  const select = { id: 'unit', name: 'unitId', label: t('unit'), error: undefined, options: units }
  return (
    <div className={css.take}>
      <Refusal problem={start.error} words={resourceImportWords} />
      {units.length > 1 && <Select {...select} value={unitId} onChange={changing(chooseUnit)} />}
      <FileDrop
        label={t('file')}
        help={t('fileHelp')}
        files={files}
        onFiles={changing(setFiles)}
        accept=".csv,.xlsx,.json,.jsonl"
      />
      <Tick
        id="offer"
        name="offer"
        label={t('offer')}
        help={t('offerHelp')}
        value={offer}
        onChange={changing(setOffer)}
        error={undefined}
      />
      <ButtonRow>
        <Button
          look={isRead ? 'quiet' : 'loud'}
          busy={start.isPending}
          disabled={file === undefined || unitId === ''}
          onClick={() => file && start.mutate(file)}
        >
          {t('read')}
        </Button>
      </ButtonRow>
    </div>
  )
}

interface ReadProps extends Reading {
  onRead: (reading: Reading) => void
  onAgain: (wish: Wish) => void
}

/** What reading came to: why the file is not taken, or its report and the button that writes it. */
function Read({ wish, report, onRead, onAgain }: ReadProps) {
  const t = useWords(resourceImportWords)
  const refusals = useWords(importWords)
  const { refusal, shape } = report
  if (refusal) {
    const { reason, line } = refusal
    const why = reason === 'name_column_missing' ? t('nameColumnMissing') : refusals(`refusal.${reason}`)
    return <Notice tone="late" urgent title={line === null ? why : `${why} · ${t('refusedAt', { line })}`} />
  }
  return (
    <>
      <Section title={t('result')}>
        {shape && <p>{t(`shape.${shape}`)}</p>}
        <ApplyImport
          wish={wish}
          report={report}
          onApplied={(applied) => onRead({ wish, report: applied })}
          onAgain={() => onAgain(wish)}
        />
      </Section>
      <ImportReport report={report} />
    </>
  )
}

function Written({ report }: { report: ResourceImportReport }) {
  const t = useWords(resourceImportWords)
  const { counts } = report
  return (
    <>
      <Done title={t('done')} action={<ButtonLink to="/work/resources">{t('see')}</ButtonLink>}>
        {t('doneHelp', { n: counts.new, changed: counts.changed })}
        {counts.refused > 0 && t('leftOut', { n: counts.refused })}
      </Done>
      <ImportReport report={report} />
    </>
  )
}
