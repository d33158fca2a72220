import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { DefinitionList } from '#ui/definition-list.tsx'
import { formatMoment } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.ts'
import type { Account } from '../contract.ts'
import css from './account.module.css'
import { AccountState } from './account-state.tsx'
import { accountWords } from './account-words.ts'
import { people } from './client.ts'
import { DisableAccount } from './disable-account.tsx'
import { ResetPassword } from './reset-password.tsx'

/** One account: its state, and what the system administrator may do with it. */
export function AccountPage() {
  const id = useParam('id')
  return (
    <Loaded query={useQuery(people.getAccount.queryOptions({ params: { id } }))}>
      {(account) => <AccountOf key={account.id} account={account} />}
    </Loaded>
  )
}

function AccountOf({ account }: { account: Account }) {
  const t = useWords(accountWords)
  const language = useLanguage()
  const { name, username, disabledAt, can } = account
  const isOwn = !can.disable && !can.enable
  return (
    <Page title={name} way={[{ to: '/work/accounts', label: t('title') }]}>
      <div className={css.facts}>
        <DefinitionList
          items={[
            { term: t('username'), value: <code>{username}</code> },
            { term: t('state'), value: <AccountState account={account} /> },
            { term: t('since'), value: disabledAt && formatMoment(disabledAt, language) },
          ]}
        />
      </div>
      {isOwn && <Notice>{t('ownAccount')}</Notice>}
      {!isOwn && account.isAdministrator && (
        <Notice>
          <p>{t('resetByCommand', { name })}</p>
          <p>
            <code>juguang account reset-password {username}</code>
          </p>
        </Notice>
      )}
      <ResetPassword account={account} />
      <DisableAccount account={account} />
    </Page>
  )
}
