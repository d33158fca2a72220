import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { Loaded } from '#ui/loaded.tsx'
import { useWords } from '#ui/words.ts'
import { drafts } from './desk-client.ts'
import { deskWords } from './desk-words.ts'
import { EditDraft } from './edit-draft.tsx'
import { ReadDraft } from './read-draft.tsx'

/** One draft: its editor for who may write, and otherwise the text as it will stand, with what its reader may do. */
export function DraftPage() {
  const t = useWords(deskWords)
  const id = useParam('id')
  const queries = useQueryClient()
  const [opened, setOpened] = useState(0)
  const options = drafts.getBulletinDraft.queryOptions({ params: { id } })
  // Fetched anew while somebody types, it would bring other people's text under their hands.
  const query = useQuery({ ...options, refetchOnWindowFocus: false, staleTime: 0 })
  const reload = async () => {
    await queries.refetchQueries({ queryKey: options.queryKey })
    setOpened((times) => times + 1)
  }
  return (
    <Loaded query={query} page={{ title: t('title'), way: [{ to: '/work/bulletins', label: t('title') }] }}>
      {(draft) =>
        draft.can.write ? (
          <EditDraft key={`${id} ${opened}`} draft={draft} onReload={() => void reload()} />
        ) : (
          <ReadDraft draft={draft} onDone={() => void reload()} />
        )
      }
    </Loaded>
  )
}
