// What administrators choose from: people, roles, and the bodies of each kind.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { spaces } from '#modules/spaces/screens/client.ts'
import { network } from '#modules/network/screens/client.ts'
import type { Option } from '#ui/choice-field.tsx'
import { useLanguage } from '#ui/language.ts'
import { useTexts } from '#ui/texts.ts'
import type { BodyKind } from '../contract.ts'
import { people } from './client.ts'
import { useMe } from './session.ts'

/** For a finder of people: what was found, and how to find. */
export function usePeopleFinder() {
  const [q, onFind] = useState('')
  const call = { query: { q, limit: 8 } }
  const { data } = useQuery({ ...people.findPeople.queryOptions(call), enabled: q !== '' })
  const found = data?.items.map(({ id, name, username }) => ({ value: id, label: name, help: username }))
  return { found: q === '' ? undefined : found, onFind }
}

/** For a finder of units: what was found, and how to find. */
export function useUnitFinder() {
  const lang = useLanguage()
  const [q, onFind] = useState('')
  const call = { query: { q, lang, limit: 8 } }
  const { data } = useQuery({ ...network.listUnits.queryOptions(call), enabled: q !== '' })
  const found = data?.items.map(({ id, name, kind }) => ({ value: id, label: name, help: kind.name }))
  return { found: q === '' ? undefined : found, onFind }
}

export interface RoleOption extends Option {
  bodyKind: BodyKind
  isPower: boolean
}

const isKind = (kind: string): kind is BodyKind => ['city', 'committee', 'unit', 'space'].includes(kind)

/** The roles whose bodies exist already, by their names. */
export function useRoles(): RoleOption[] {
  const textOf = useTexts()
  const { data } = useQuery(people.listRoles.queryOptions({}))
  return (data?.items ?? []).flatMap(({ key, name, bodyKind, isPower }) =>
    isKind(bodyKind) ? [{ value: key, label: textOf(name), bodyKind, isPower }] : [],
  )
}

export function useCommittees(): Option[] {
  const lang = useLanguage()
  const { data } = useQuery(network.listCommittees.queryOptions({ query: { lang } }))
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** Spaces that are open, in the order of their entering. */
export function useSpaces(): Option[] {
  const lang = useLanguage()
  const { data } = useQuery(spaces.listSpaces.queryOptions({ query: { lang, limit: 100 } }))
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** The city, which the reader knows by an own post in it. */
export function useCity(): Option | undefined {
  const textOf = useTexts()
  const post = useMe().data?.posts.find(({ bodyKind }) => bodyKind === 'city')
  return post && { value: post.bodyId, label: post.bodyName ? textOf(post.bodyName) : '' }
}
