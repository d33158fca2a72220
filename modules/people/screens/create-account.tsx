import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewAccount } from '../contract.ts'
import { accountWords } from './account-words.ts'
import { people } from './client.ts'
import { ToldPassword } from './told-password.tsx'

/** Creates a person with an account; the initial password is shown once, afterwards. */
export function CreateAccount() {
  const t = useWords(accountWords)
  const queries = useQueryClient()
  const create = useMutation({
    ...people.createAccount.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: people.listAccounts.queryKey }),
  })
  const form = useForm({
    initial: { name: '', username: '' },
    labels: { name: t('name'), username: t('username') },
    check: (values) => schemaIssues(NewAccount, values),
    problem: create.error,
    draft: 'people.new-account',
  })
  const another = () => {
    form.forget()
    create.reset()
  }
  const way = [{ to: '/work/accounts', label: t('title') }]
  if (create.data)
    return (
      <Page title={t('create')} way={way}>
        <Done title={t('created', { name: create.data.name, username: create.data.username })}>
          <ToldPassword password={create.data.password} />
          <p>{t('nextPost')}</p>
          <ButtonRow>
            <Button onClick={another}>{t('another')}</Button>
            <ButtonLink to={`/work/accounts/${create.data.id}`}>{t('open')}</ButtonLink>
          </ButtonRow>
        </Done>
      </Page>
    )
  return (
    <Page title={t('create')} lead={t('createLead')} way={way}>
      <Form
        form={form}
        problem={create.error}
        words={accountWords}
        onSend={(body) => create.mutate({ body }, { onSuccess: form.forget })}
      >
        <TextField {...form.field('name')} autoComplete="off" />
        <TextField {...form.field('username')} autoComplete="off" help={t('usernameHelp')} />
        <Audience>{t('audience')}</Audience>
        <ButtonRow>
          <Button look="loud" type="submit" busy={create.isPending}>
            {t('create')}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}
