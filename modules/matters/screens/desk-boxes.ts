// The boxes of the desk, and for which bodies somebody answers.
import { useQuery } from '@tanstack/react-query'
import type { Me } from '#modules/people/contract.ts'
import { useMe } from '#modules/people/screens/session.ts'
import { useTexts } from '#ui/texts.ts'
import type { WorkItem } from '#ui/working-frame.tsx'
import { useWords } from '#ui/words.ts'
import { handlingPosts } from '../rules/handling-roles.ts'
import { matters } from './client.ts'
import { deskWords } from './desk-words.ts'

/** In the order in which a day is worked through. */
const BOXES = ['triage', 'new', 'mine', 'waiting', 'due_this_week', 'overdue', 'closed'] as const
export type Box = (typeof BOXES)[number] | 'all'

const isTriage = ({ posts }: Pick<Me, 'posts'>) => posts.some(({ role }) => role === 'operator')

/** The triage desk begins with what nobody has, everybody else with what is new to them. */
export function useBox(named: string): Box {
  const me = useMe().data
  if (named === 'all') return 'all'
  return BOXES.find((box) => box === named) ?? (me && isTriage(me) ? 'triage' : 'new')
}

/** Bodies that the reader answers for, by their names. */
export function useOwnBodies(): { key: string; name: string }[] {
  const textOf = useTexts()
  const posts = handlingPosts({ posts: useMe().data?.posts ?? [] })
  const names = new Map(posts.map(({ bodyId, bodyName }) => [bodyId, bodyName ? textOf(bodyName) : '']))
  return [...names].map(([key, name]) => ({ key, name }))
}

// Others take parts meanwhile; once a minute is soon enough for a menu.
const COUNTED_EVERY_MS = 60_000

/** The menu of whoever answers for some body; the numbers say where something is to be done. */
export function useDeskMenu(me: Me | undefined): WorkItem[] {
  const t = useWords(deskWords)
  const isHandling = me !== undefined && handlingPosts(me).length > 0
  const { data: counts } = useQuery({
    ...matters.countDesk.queryOptions({}),
    enabled: isHandling,
    refetchInterval: COUNTED_EVERY_MS,
  })
  if (!isHandling) return []
  const boxes = BOXES.filter((box) => box !== 'triage' || isTriage(me))
  return [
    ...boxes.map((box, at) => ({
      to: at === 0 ? '/work/desk' : `/work/desk/${box}`,
      label: t(box),
      count: box === 'waiting' || box === 'closed' ? undefined : counts?.[box],
      late: box === 'overdue',
      exact: true,
    })),
    { to: '/work/desk/hand-over', label: t('handOver') },
    { to: '/work/desk/rates', label: t('rates') },
  ]
}
