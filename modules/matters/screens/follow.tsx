import { useQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { useActsBySecret } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import { MatterOfAsker } from './matter-of-asker.tsx'
import { SECRET_SHAPE, secretQuery, useSecret } from './secret.ts'

/** The matter of a secret link, for whoever has no account. */
export function Follow() {
  const secret = useSecret()
  return SECRET_SHAPE.test(secret) ? <Followed key={secret} secret={secret} /> : <GiveLink />
}

function Followed({ secret }: { secret: string }) {
  const t = useWords(askerWords)
  const lang = useLanguage()
  const query = useQuery(secretQuery(secret, lang))
  const acts = useActsBySecret(secret)
  if (query.error?.code === 'not_found') return <GiveLink isWrong />
  return (
    <Loaded query={query} page={{ title: t('follow'), way: [] }}>
      {(matter) => <MatterOfAsker matter={matter} acts={acts} />}
    </Loaded>
  )
}

function GiveLink({ isWrong = false }: { isWrong?: boolean }) {
  const t = useWords(askerWords)
  const form = useForm({
    initial: { link: '' },
    labels: { link: t('secret') },
    check: ({ link }) =>
      SECRET_SHAPE.test(secretIn(link))
        ? []
        : [{ field: 'link', code: link === '' ? 'required' : 'invalid_format' }],
  })
  return (
    <Page title={t('follow')} lead={t('followLead')}>
      {isWrong && <Refusal problem={{ code: 'notFollowed' }} words={askerWords} />}
      <Form
        form={form}
        onSend={({ link }) => {
          location.hash = secretIn(link)
        }}
      >
        <TextField {...form.field('link')} help={t('secretHelp')} autoComplete="off" />
        <ButtonRow>
          <Button look="loud" type="submit">
            {t('open')}
          </Button>
          <Link to="/ask">{t('askInstead')}</Link>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** Of the whole link, or the secret alone. */
const secretIn = (link: string): string => link.trim().split('#').at(-1) ?? ''
