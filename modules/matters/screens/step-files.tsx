import { useMutation } from '@tanstack/react-query'
import type { RefusalOf } from '#platform/contract.ts'
import { Button } from '#ui/button.tsx'
import { Link } from '#ui/link.tsx'
import { Refusal } from '#ui/refusal.tsx'
import type { mattersContract, Step } from '../contract.ts'
import { askerWords } from './asker-words.ts'
import css from './matter-steps.module.css'

/** Fetches the bytes of a file for whom an address alone opens nothing. */
export type FetchFile = (fileId: string) => Promise<Blob>

/** The attachments of a step: as links, or by `fetchFile` for whoever follows by a secret link. */
export function StepFiles({ files, fetchFile }: { files: Step['files']; fetchFile: FetchFile | undefined }) {
  if (files.length === 0) return null
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          {fetchFile ? (
            <FetchedFile file={file} fetchFile={fetchFile} />
          ) : (
            <Link to={file.url} outside>
              {file.name}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

function FetchedFile({ file, fetchFile }: { file: Step['files'][number]; fetchFile: FetchFile }) {
  const fetched = useMutation<Blob, RefusalOf<typeof mattersContract.downloadFileBySecret>>({
    mutationFn: () => fetchFile(file.id),
    onSuccess: (bytes) => save(bytes, file.name),
  })
  return (
    <>
      <Refusal problem={fetched.error} words={askerWords} />
      <Button look="text" busy={fetched.isPending} onClick={() => fetched.mutate()}>
        {file.name}
      </Button>
    </>
  )
}

/** As the browser saves what it downloads itself. */
function save(bytes: Blob, name: string) {
  const url = URL.createObjectURL(bytes)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // The browser has begun to read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(url))
}
