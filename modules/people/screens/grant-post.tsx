import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { type Option, Select } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { Audience, Form } from '#ui/form.tsx'
import { dayIn, formatDay } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { Done } from '#ui/states.tsx'
import { DayField } from '#ui/text-field.tsx'
import { type FieldProps, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { NewPost, type Post } from '../contract.ts'
import { termFaults } from '../rules.ts'
import { people } from './client.ts'
import {
  type RoleOption,
  useCity,
  useCommittees,
  usePeopleFinder,
  useRoles,
  useSpaces,
  useUnitFinder,
} from './finders.ts'
import { usePostText } from './held-post.ts'
import { postWords } from './post-words.ts'

interface Wish {
  personId: Option | null
  role: string
  bodyId: Option | null
  startsOn: string
  endsOn: string
}

/** Grants a post to a person, in the body that the role belongs to. */
export function GrantPost() {
  const t = useWords(postWords)
  const grant = useGrant()
  return (
    <Page
      title={t('grant')}
      lead={grant.data ? undefined : t('grantLead')}
      way={[{ to: '/work/posts', label: t('title') }]}
    >
      {grant.data ? <Granted post={grant.data} again={grant.reset} /> : <GrantForm grant={grant} />}
    </Page>
  )
}

function useGrant() {
  const queries = useQueryClient()
  return useMutation({
    ...people.grantPost.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: people.listPosts.queryKey }),
  })
}

function GrantForm({ grant }: { grant: ReturnType<typeof useGrant> }) {
  const t = useWords(postWords)
  const roles = useRoles()
  const city = useCity()
  const finder = usePeopleFinder()
  const [today] = useState(() => dayIn(new Date()))
  const initial: Wish = { personId: null, role: '', bodyId: null, startsOn: today, endsOn: '' }
  const bodyOf = ({ role, ...values }: Wish) => {
    const kind = roles.find(({ value }) => value === role)?.bodyKind
    const bodyId = kind === 'city' ? city?.value : values.bodyId?.value
    return { ...values, personId: values.personId?.value, role: role || undefined, bodyKind: kind, bodyId }
  }
  const form = useForm({
    initial,
    labels: {
      personId: t('person'),
      role: t('role'),
      bodyId: t('body'),
      startsOn: t('startsOn'),
      endsOn: t('endsOn'),
    },
    check: (values) => {
      const wish = { ...bodyOf(values), endsOn: values.endsOn || null }
      // Without a role there is no kind of body to ask for.
      const issues = schemaIssues(NewPost, wish).filter(({ field }) => field !== 'bodyKind')
      return [
        ...issues,
        ...(values.startsOn ? termFaults({ ...wish, startsOn: values.startsOn }, today) : []),
      ]
    },
    problem: grant.error,
    words: postWords,
  })
  const role = roles.find(({ value }) => value === form.values.role)
  const send = (values: Wish) => {
    const body = NewPost.safeParse({ ...bodyOf(values), endsOn: values.endsOn || null })
    if (body.data) grant.mutate({ body: body.data })
  }
  return (
    <Form form={form} problem={grant.error} words={postWords} onSend={send}>
      <FinderField {...form.field('personId')} {...finder} help={t('personHelp')} />
      <Select
        {...form.field('role')}
        options={roles}
        onChange={(value) => {
          form.set('role', value)
          form.set('bodyId', null)
        }}
      />
      {role && <BodyField role={role} field={form.field('bodyId')} />}
      <DayField {...form.field('startsOn')} />
      <DayField {...form.field('endsOn')} optional help={t('endsOnHelp')} min={today} />
      {role?.isPower && (
        <Notice tone="wait">
          <p>{t('needsSecond', { role: role.label })}</p>
        </Notice>
      )}
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={grant.isPending}>
          {t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** The body is of the kind that the role belongs to; the city is the only one of its kind. */
function BodyField({ role, field }: { role: RoleOption; field: FieldProps<Option | null> }) {
  const t = useWords(postWords)
  const city = useCity()
  const committees = useCommittees()
  const units = useUnitFinder()
  const spaces = useSpaces()
  switch (role.bodyKind) {
    case 'city':
      return <p>{t('bodyOfCity', { city: city?.label ?? '' })}</p>
    case 'committee':
      return (
        <Select
          {...field}
          options={committees}
          value={field.value?.value ?? ''}
          onChange={(value) => field.onChange(committees.find((one) => one.value === value) ?? null)}
        />
      )
    case 'space':
      return (
        <Select
          {...field}
          options={spaces}
          value={field.value?.value ?? ''}
          onChange={(value) => field.onChange(spaces.find((one) => one.value === value) ?? null)}
        />
      )
    case 'unit':
      return <FinderField {...field} {...units} help={t('unitHelp')} />
  }
}

function Granted({ post, again }: { post: Post; again: () => void }) {
  const t = useWords(postWords)
  const language = useLanguage()
  const { label } = usePostText()
  const said = { person: post.person.name, post: label(post) }
  const isWaiting = post.status === 'waiting'
  const effect =
    post.status === 'coming' ? t('doneComing', { day: formatDay(post.startsOn, language) }) : t('doneHelp')
  return (
    <Done title={t(isWaiting ? 'doneWaiting' : 'done', said)}>
      <p>{isWaiting ? t('doneWaitingHelp') : effect}</p>
      <ButtonRow>
        <Button onClick={again}>{t('another')}</Button>
        <ButtonLink to="/work/posts">{t('back')}</ButtonLink>
      </ButtonRow>
    </Done>
  )
}
