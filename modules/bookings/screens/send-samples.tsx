import { useMutation, useQuery } from '@tanstack/react-query'
import { useMe } from '#modules/people/screens/session.ts'
import type { Resource } from '#modules/sharing/contract.ts'
import { sharing } from '#modules/sharing/screens/client.ts'
import { resourceName } from '#modules/sharing/screens/resource-name.ts'
import { useGo, useParam } from '#ui/address.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Select, Tick } from '#ui/choice-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Empty } from '#ui/states.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewSample } from '../contract.ts'
import { bookings } from './client.ts'
import { NotPossibleReasons } from './not-possible.tsx'
import { refusalWords } from './refusal-words.ts'
import { sampleWords } from './sample-words.ts'
import { useBorrower } from './use-borrower.ts'
import { useRefresh } from './use-refresh.ts'

/** Samples instead of a visit: what they are and what to find out. */
export function SendSamplesPage() {
  const t = useWords(sampleWords)
  const lang = useLanguage()
  const id = useParam('id')
  const resource = useQuery(sharing.getResource.queryOptions({ params: { id }, query: { lang } }))
  const isSignedIn = Boolean(useMe().data?.person)
  const way = [{ to: '/resources', label: t('way') }]
  return (
    <Loaded query={resource} page={{ title: t('samples'), way }}>
      {(read) => (
        <Page
          title={t('send', { name: resourceName(read, lang) })}
          lead={t('sendLead')}
          kicker={read.unit.name}
          way={[...way, { to: read.url, label: resourceName(read, lang) }]}
        >
          {isSignedIn ? <SampleForm resource={read} /> : <SignInFirst />}
        </Page>
      )}
    </Loaded>
  )
}

function SignInFirst() {
  const t = useWords(sampleWords)
  const next = encodeURIComponent(location.pathname)
  return (
    <Empty
      title={t('signIn')}
      action={
        <ButtonLink look="loud" to={`/sign-in?next=${next}`}>
          {t('signIn')}
        </ButtonLink>
      }
    >
      {t('signInHelp')}
    </Empty>
  )
}

interface Values {
  unitId: string
  wish: string
  samples: string
  hazards: string
  givesBack: boolean
}

const wishOf = ({ unitId, hazards, samples, ...wish }: Values) => ({
  ...wish,
  samples: Number(samples),
  ...(unitId && { unitId }),
  ...(hazards.trim() && { hazards }),
})

function SampleForm({ resource: { id } }: { resource: Resource }) {
  const t = useWords(sampleWords)
  const go = useGo()
  const refresh = useRefresh()
  const { units, borrower } = useBorrower()
  const ask = useMutation({
    ...bookings.askSample.mutationOptions(),
    onSettled: refresh,
    onSuccess: ({ url }) => {
      form.forget()
      go(`${url}?new=1`)
    },
  })
  const form = useForm<Values>({
    initial: { unitId: borrower.unitId, wish: '', samples: '1', hazards: '', givesBack: true },
    labels: {
      unitId: t('forUnit'),
      wish: t('wish'),
      samples: t('count'),
      hazards: t('hazards'),
      givesBack: t('givesBack'),
    },
    draft: `samples.${id}`,
    check: (values) => schemaIssues(NewSample, wishOf(values)),
    problem: ask.error,
    words: refusalWords,
  })
  return (
    <Form
      form={form}
      problem={ask.error}
      words={refusalWords}
      remedy={<NotPossibleReasons problem={ask.error} />}
      onSend={(values) => ask.mutate({ params: { id }, body: wishOf(values) })}
    >
      {units.length > 0 && <Select {...form.field('unitId')} none={t('inPerson')} options={units} />}
      <TextArea {...form.field('wish')} help={t('wishHelp')} />
      <TextField {...form.field('samples')} inputMode="numeric" short />
      <TextArea {...form.field('hazards')} help={t('hazardsHelp')} optional />
      <Tick {...form.field('givesBack')} />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={ask.isPending}>
          {t('ask')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
