import { useSearchParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Filters } from '#ui/filters.tsx'
import { FindTextField } from '#ui/find-text-field.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Waiting } from '#ui/states.tsx'
import { Tag } from '#ui/tag.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Account } from '../contract.ts'
import { AccountState } from './account-state.tsx'
import { accountWords } from './account-words.ts'
import { people } from './client.ts'

/** Every account, found by name or username. */
export function Accounts() {
  const t = useWords(accountWords)
  const [q, setQ] = useSearchParam('q')
  const accounts = usePages(people.listAccounts, { query: { q, limit: 50 } })
  const create = (
    <ButtonLink look="loud" to="/work/accounts/new">
      {t('create')}
    </ButtonLink>
  )
  const columns = [
    { key: 'name', title: t('name'), show: (account: Account) => account.name },
    { key: 'username', title: t('username'), show: (account: Account) => <code>{account.username}</code> },
    {
      key: 'state',
      title: t('state'),
      show: (account: Account) => (
        <span>
          <AccountState account={account} /> {account.isAdministrator && <Tag>{t('administrator')}</Tag>}
        </span>
      ),
    },
  ]
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <Filters label={t('find')}>
        <FindTextField label={t('find')} value={q ?? ''} onFind={(text) => setQ(text || undefined)} />
      </Filters>
      <Loaded query={accounts} waiting={<Waiting shape="rows" lines={8} />}>
        {(rows) => (
          <DataTable
            label={t('title')}
            sentence={q ? t('matching', { q }) : t('all')}
            columns={columns}
            rows={rows}
            rowKey={(account) => account.id}
            open={(account) => `/work/accounts/${account.id}`}
            next={accounts.next}
            empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
          />
        )}
      </Loaded>
    </Page>
  )
}
