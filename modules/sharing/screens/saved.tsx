import { Notice } from '#ui/notice.tsx'
import { useWords } from '#ui/words.ts'
import type { ResourceStatus } from '../contract.ts'
import { deskWords } from './desk-words.ts'

/** Below a part that was just saved: who sees it now. */
export function Saved({ status }: { status: ResourceStatus }) {
  const t = useWords(deskWords)
  return (
    <Notice tone="sure" urgent title={t('saved')}>
      {t(status === 'offered' ? 'savedOffered' : 'savedDraft')}
    </Notice>
  )
}
