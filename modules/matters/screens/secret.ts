import type { UseQueryOptions } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { RefusalOf } from '#platform/contract.ts'
import type { Language } from '#ui/language.ts'
import type { Matter, mattersContract } from '../contract.ts'
import { matters } from './client.ts'

/** The link by which somebody without an account follows a matter. Behind the #, which a browser sends to no server. */
export const followAddress = (secret: string): string => `${location.origin}/follow#${secret}`

/** The secret in this page's address; empty where there is none. */
export const useSecret = (): string =>
  useSyncExternalStore(onChange, () => decodeURIComponent(location.hash.slice(1)))

function onChange(told: () => void) {
  addEventListener('hashchange', told)
  return () => removeEventListener('hashchange', told)
}

/** Reads by POST, because the secret travels in bodies alone. */
export const secretQuery = (
  secret: string,
  lang: Language,
): UseQueryOptions<Matter, RefusalOf<typeof mattersContract.followMatter>> => ({
  queryKey: [...matters.followMatter.queryKey, secret, lang],
  queryFn: () => matters.followMatter({ query: { lang }, body: { secret } }),
})

/** As a secret is written; what does not look like it is not sent. */
export const SECRET_SHAPE = /^[\w-]{20,100}$/
