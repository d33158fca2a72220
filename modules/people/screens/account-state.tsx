import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Account } from '../contract.ts'
import { accountWords } from './account-words.ts'

/** Whether somebody can sign in with it, in a word. */
export function AccountState({ account }: { account: Account }) {
  const t = useWords(accountWords)
  if (account.disabledAt !== null) return <Tag tone="late">{t('stateDisabled')}</Tag>
  if (account.hasInitialPassword) return <Tag tone="wait">{t('stateInitial')}</Tag>
  return <Tag tone="sure">{t('stateActive')}</Tag>
}
