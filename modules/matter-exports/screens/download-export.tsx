import { useMutation } from '@tanstack/react-query'
import type { RefusalOf } from '#platform/contract.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { cityToday } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import { ExportFormat, type matterExportsContract } from '../contract.ts'
import { exports } from './client.ts'
import { exportWords } from './export-words.ts'
import { saveFile } from './save-file.ts'
import { useRefresh } from './use-refresh.ts'

/** Fetched by script, so that a refusal is told here and not on a page of its own. */
export function DownloadExport({ id }: { id: string }) {
  const t = useWords(exportWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const fetching = useMutation<
    void,
    RefusalOf<typeof matterExportsContract.downloadMatterExport>,
    ExportFormat
  >({
    mutationFn: async (as) => {
      const file = await exports.downloadMatterExport({ params: { id }, query: { as, lang } })
      saveFile(file, `${t('file')}-${cityToday()}.${as}`)
    },
    // A fetching that failed may still stand in the record.
    onSettled: refresh,
  })
  return (
    <>
      <Refusal problem={fetching.error} words={exportWords} />
      <ButtonRow>
        {ExportFormat.options.map((as) => (
          <Button
            key={as}
            busy={fetching.isPending && fetching.variables === as}
            onClick={() => fetching.mutate(as)}
          >
            {t(as)}
          </Button>
        ))}
      </ButtonRow>
    </>
  )
}
