import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { useGo } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { Empty } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Import, importsContract } from '../contract.ts'
import { imports, uploads } from './client.ts'
import { importWords } from './import-words.ts'
import css from './imports.module.css'
import { ImportState } from './import-state.tsx'

/** Takes a file in to be read, and lists what was imported before. */
export function Imports() {
  const t = useWords(importWords)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <TakeIn />
      <Before />
    </Page>
  )
}

type Refused = RefusalOf<typeof importsContract.startImport> | RefusalOf<typeof filesContract.uploadFile>

function TakeIn() {
  const t = useWords(importWords)
  const go = useGo()
  const queries = useQueryClient()
  const [files, setFiles] = useState<File[]>([])
  const start = useMutation<Import, Refused, File>({
    mutationFn: async (file) => {
      const { id } = await uploads.uploadFile({ query: { name: file.name }, file })
      return imports.startImport({ body: { kind: 'units', fileId: id } })
    },
    onSuccess: ({ url }) => {
      void queries.invalidateQueries({ queryKey: imports.listImports.queryKey })
      go(url)
    },
  })
  const [file] = files
  return (
    <div className={css.take}>
      <WhyNotTaken problem={start.error} />
      <FileDrop
        label={t('file')}
        help={t('fileHelp')}
        files={files}
        onFiles={setFiles}
        accept=".csv,.xlsx,.json,.jsonl"
      />
      <ButtonRow>
        <Button
          look="loud"
          busy={start.isPending}
          disabled={file === undefined}
          onClick={() => file && start.mutate(file)}
        >
          {t('read')}
        </Button>
      </ButtonRow>
    </div>
  )
}

/** Why the file was refused: what is wrong with it, where the server says so. */
function WhyNotTaken({ problem }: { problem: Refused | null }) {
  const t = useWords(importWords)
  if (problem?.code !== 'files.refused') return <Refusal problem={problem} words={importWords} />
  return <Notice tone="late" urgent title={t(`refusal.${problem.details.reason}`)} />
}

function Before() {
  const t = useWords(importWords)
  const lang = useLanguage()
  const before = usePages(imports.listImports, { query: { limit: 20 } })
  const columns = [
    { key: 'file', title: t('file'), show: (row: Import) => row.file.name },
    { key: 'state', title: t('state'), show: (row: Import) => <ImportState status={row.status} /> },
    { key: 'by', title: t('startedBy'), show: (row: Import) => row.startedBy.name },
    { key: 'at', title: t('startedAt'), show: (row: Import) => formatMoment(row.startedAt, lang) },
  ]
  return (
    <Section title={t('before')}>
      <Loaded query={before}>
        {(rows) => (
          <DataTable
            label={t('before')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            open={({ url }) => url}
            next={before.next}
            empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
          />
        )}
      </Loaded>
    </Section>
  )
}
