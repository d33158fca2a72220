import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useGo, useSearchParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Columns, Page } from '#ui/page.tsx'
import { Notice } from '#ui/notice.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { Credentials } from '../contract/session.ts'
import { pageAfterSignIn } from '../rules.ts'
import { session, useKeepMe, useMe, useSignOut } from './session.ts'
import { sessionWords } from './session-words.ts'
import { withTimeToWait } from './too-many-attempts.ts'
import css from './sign-in.module.css'

/** Signs in, and goes on to the page that asked for it. */
export function SignIn() {
  const t = useWords(sessionWords)
  const me = useMe()
  const [asked] = useSearchParam('next')
  const next = pageAfterSignIn(asked)
  const signIn = useSignIn(next)
  const name = me.data?.person?.name
  // Who has just signed in is on the way: the form stays until the next page is there.
  const isAlready = name !== undefined && !signIn.isSuccess
  return (
    <Page setting="read" title={t('title')} lead={t('lead')}>
      <Columns aside={<Help />}>
        {isAlready ? <Already name={name} next={next} /> : <SignInForm signIn={signIn} />}
      </Columns>
    </Page>
  )
}

function useSignIn(next: string) {
  const go = useGo()
  const keepMe = useKeepMe()
  const queries = useQueryClient()
  return useMutation({
    ...session.signIn.mutationOptions(),
    onSuccess: (me) => {
      // What a visitor was told may differ from what this person is told.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.whoAmI.queryKey[0] })
      keepMe(me)
      go(me.mustChangePassword ? '/work/me' : next)
    },
  })
}

function SignInForm({ signIn }: { signIn: ReturnType<typeof useSignIn> }) {
  const t = useWords(sessionWords)
  const language = useLanguage()
  const problem = withTimeToWait(signIn, language)
  const form = useForm({
    initial: { username: '', password: '' },
    labels: { username: t('username'), password: t('password') },
    check: (values) => schemaIssues(Credentials, values),
    problem,
  })
  return (
    <Form form={form} problem={problem} words={sessionWords} onSend={(body) => signIn.mutate({ body })}>
      <TextField {...form.field('username')} autoComplete="username" />
      <TextField {...form.field('password')} type="password" autoComplete="current-password" />
      <ButtonRow>
        <Button look="loud" type="submit" busy={signIn.isPending || signIn.isSuccess}>
          {t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function Already({ name, next }: { name: string; next: string }) {
  const t = useWords(sessionWords)
  const signOut = useSignOut()
  return (
    <>
      <Notice tone="sure" title={t('already', { name })}>
        {t('alreadyHelp')}
      </Notice>
      <Refusal problem={signOut.error} />
      <ButtonRow>
        <ButtonLink look="loud" to={next}>
          {t('goOn')}
        </ButtonLink>
        <Button busy={signOut.isPending} onClick={() => signOut.mutate({})}>
          {t('signOut')}
        </Button>
      </ButtonRow>
    </>
  )
}

function Help() {
  const t = useWords(sessionWords)
  return (
    <div className={css.help}>
      <h2>{t('forgotten')}</h2>
      <p>{t('forgottenHelp')}</p>
      <h2>{t('noAccount')}</h2>
      <p>{t('noAccountHelp')}</p>
    </div>
  )
}
