import { useId, useState } from 'react'
import { useSearchParam } from '#ui/address.ts'
import { type Option, Select, Tick } from '#ui/choice-field.tsx'
import { Filters } from '#ui/filters.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { type Language, useLanguage } from '#ui/language.ts'
import { textsIn } from '#ui/texts.ts'
import { useWords } from '#ui/words.ts'
import { BodyKind, type Post } from '../contract.ts'
import { useCity, useCommittees, usePeopleFinder, useRoles, useSpaces, useUnitFinder } from './finders.ts'
import { postWords } from './post-words.ts'

/** What the list of posts is narrowed by; kept in the address, so that it can be sent to a colleague. */
export function usePostFilters() {
  const [personId, setPersonId] = useSearchParam('person')
  const [role, setRole] = useSearchParam('role')
  const [body, setBody] = useSearchParam('body')
  const [waiting, setWaiting] = useSearchParam('waiting')
  // `unit` alone, or kind and id: `committee:0198…`.
  const [kind = '', bodyId] = body?.split(':') ?? []
  const bodyKind = BodyKind.safeParse(kind).data
  const query = { personId, role, bodyKind, bodyId, waiting: waiting ? ('true' as const) : undefined }
  return { ...query, body, query, setPersonId, setRole, setBody, setWaiting }
}
type PostFilters = ReturnType<typeof usePostFilters>

export function PostFilterFields({ filters, rows }: { filters: PostFilters; rows: Post[] | undefined }) {
  const t = useWords(postWords)
  const id = useId()
  const language = useLanguage()
  const roles = useRoles()
  const bodies = useBodyOptions()
  const { personId, role, body, bodyKind, bodyId, waiting } = filters
  const finder = usePeopleFinder()
  const units = useUnitFinder()
  const [person, setPerson] = useState<Option | null>(null)
  const [unit, setUnit] = useState<Option | null>(null)
  const chosen = (kept: Option | null, value: string | undefined, label: string) =>
    value === undefined ? null : kept?.value === value ? kept : { value, label }
  const none = { error: undefined, optional: false }
  return (
    <Filters label={t('filters')}>
      <FinderField
        {...none}
        {...finder}
        id={`${id}person`}
        name="person"
        label={t('person')}
        value={chosen(person, personId, rows?.[0]?.person.name ?? t('someone'))}
        onChange={(option) => {
          setPerson(option)
          filters.setPersonId(option?.value)
        }}
      />
      <Select
        {...none}
        id={`${id}role`}
        name="role"
        label={t('role')}
        value={role ?? ''}
        options={roles}
        none={t('allRoles')}
        onChange={(value) => filters.setRole(value || undefined)}
      />
      <Select
        {...none}
        id={`${id}body`}
        name="body"
        label={t('body')}
        value={bodyKind === 'unit' ? 'unit' : (body ?? '')}
        options={bodies}
        none={t('anywhere')}
        onChange={(value) => filters.setBody(value || undefined)}
      />
      {bodyKind === 'unit' && (
        <FinderField
          {...none}
          {...units}
          id={`${id}unit`}
          name="unit"
          label={t('unit')}
          value={chosen(unit, bodyId, nameOfBody(rows?.[0], language) ?? t('someUnit'))}
          onChange={(option) => {
            setUnit(option)
            filters.setBody(option ? `unit:${option.value}` : 'unit')
          }}
        />
      )}
      <Tick
        {...none}
        id={`${id}waiting`}
        name="waiting"
        label={t('onlyWaiting')}
        value={waiting !== undefined}
        onChange={(isOn) => filters.setWaiting(isOn ? 'true' : undefined)}
      />
    </Filters>
  )
}

function useBodyOptions(): Option[] {
  const t = useWords(postWords)
  const city = useCity()
  const committees = useCommittees()
  const spaces = useSpaces()
  return [
    ...(city ? [{ ...city, value: `city:${city.value}` }] : []),
    ...committees.map(({ value, label }) => ({ value: `committee:${value}`, label })),
    ...spaces.map(({ value, label }) => ({ value: `space:${value}`, label })),
    { value: 'unit', label: t('kindUnit') },
  ]
}

/** The filter in words: whose posts, where. */
export function PostSentence({ filters, rows }: { filters: PostFilters; rows: Post[] }) {
  const t = useWords(postWords)
  const roles = useRoles()
  const bodies = useBodyOptions()
  const { personId, role, body, bodyId, bodyKind, waiting } = filters
  const language = useLanguage()
  const [first] = rows
  const where =
    bodyKind === 'unit'
      ? bodyId
        ? (nameOfBody(first, language) ?? t('someUnit'))
        : t('allUnits')
      : (bodies.find(({ value }) => value === body)?.label ?? t('anywhere'))
  const who = personId ? (first?.person.name ?? t('someone')) : t('anyone')
  const what = roles.find(({ value }) => value === role)?.label ?? t('anyRole')
  return t.nodes(waiting ? 'sentenceWaiting' : 'sentence', {
    who: <b>{who}</b>,
    where: <b>{where}</b>,
    what: <b>{what}</b>,
  })
}

const nameOfBody = (post: Post | undefined, language: Language): string | undefined =>
  post?.bodyName ? textsIn(language, post.bodyName) : undefined
