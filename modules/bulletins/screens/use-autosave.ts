import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useDraft } from '#ui/draft.ts'
import type { Draft } from '../contract/drafts.ts'
import { drafts } from './desk-client.ts'
import { type Kept, Saver, type Shown } from './saver.ts'

/** Keeps what is typed on the server, and on this device until the server has it. */
export function useAutosave(draft: Draft): Shown & { saver: Saver } {
  const queries = useQueryClient()
  const [kept, keep, forget] = useDraft<Kept | null>(`bulletin.${draft.id}`, null)
  const [saver] = useState(() => {
    const written = { content: draft.content, follows: draft.follows?.slug ?? null }
    const opened = kept ? { ...kept, isWaiting: true } : { written, version: draft.version, isWaiting: false }
    return new Saver({
      opened,
      keep,
      forget,
      send: async ({ written: body, version }) => {
        const saved = await drafts.changeBulletinDraft({ params: { id: draft.id }, body, version })
        void queries.invalidateQueries({ queryKey: drafts.listBulletinDrafts.queryKey })
        return saved.version
      },
    })
  })
  useEffect(() => {
    // What an earlier window could not send goes now; what is typed last goes with the page.
    void saver.flush()
    return () => void saver.flush()
  }, [saver])
  return { ...useSyncExternalStore(saver.subscribe, saver.shown), saver }
}
