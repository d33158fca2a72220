import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { PasswordChange } from '../contract/session.ts'
import { passwordFaults } from '../rules.ts'
import { session, useKeepMe } from './session.ts'
import { sessionWords } from './session-words.ts'
import { withTimeToWait } from './too-many-attempts.ts'

/** Changes the own password; says what the server would refuse before it is sent. */
export function ChangePassword({ username }: { username: string }) {
  const t = useWords(sessionWords)
  const language = useLanguage()
  const keepMe = useKeepMe()
  const [isShown, setShown] = useState(false)
  const change = useMutation({ ...session.changePassword.mutationOptions(), onSuccess: keepMe })
  const problem = withTimeToWait(change, language)
  const form = useForm({
    initial: { current: '', next: '' },
    labels: { current: t('current'), next: t('next') },
    check: (values) => {
      const faults = passwordFaults(values.next, { username, current: values.current })
      const issues = schemaIssues(PasswordChange, values)
      return issues.length > 0 ? issues : faults.map((code) => ({ field: 'next', code }))
    },
    problem,
    words: sessionWords,
  })
  if (change.isSuccess) return <Done title={t('changed')}>{t('changedHelp')}</Done>
  const type = isShown ? 'text' : 'password'
  return (
    <Form form={form} problem={problem} words={sessionWords} onSend={(body) => change.mutate({ body })}>
      <TextField {...form.field('current')} type={type} autoComplete="current-password" />
      <TextField {...form.field('next')} type={type} autoComplete="new-password" help={t('rules')} />
      <Tick
        id="show-passwords"
        name="shown"
        label={t('show')}
        value={isShown}
        error={undefined}
        onChange={setShown}
      />
      <ButtonRow>
        <Button look="loud" type="submit" busy={change.isPending}>
          {t('change')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
