import { Button } from '#ui/button.tsx'
import { Link } from '#ui/link.tsx'
import { PostIndicator } from '#ui/post-indicator.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useTexts } from '#ui/texts.ts'
import { useWords } from '#ui/words.ts'
import { usePostText } from './held-post.ts'
import { useMe, useSignOut } from './session.ts'
import { sessionWords } from './session-words.ts'

/** Who I am and under which posts, with the way to my page and out. */
export function MyAccount() {
  const t = useWords(sessionWords)
  const me = useMe().data
  const textOf = useTexts()
  const { term } = usePostText()
  const signOut = useSignOut()
  if (!me?.person) return null
  const posts = me.posts.map((post) => ({
    id: post.id,
    role: textOf(post.roleName),
    body: post.bodyName ? textOf(post.bodyName) : '',
    term: term(post),
  }))
  return (
    <PostIndicator name={me.person.name} posts={posts}>
      <Link to="/work/me">{t('myPage')}</Link>
      <Button look="text" busy={signOut.isPending} onClick={() => signOut.mutate({})}>
        {t('signOut')}
      </Button>
      <Refusal problem={signOut.error} />
    </PostIndicator>
  )
}

/** For the header of public pages: the way in, or who is signed in and the way to the desk. */
export function AccountLink() {
  const t = useWords(sessionWords)
  const me = useMe()
  const name = me.data?.person?.name
  if (name !== undefined) return <Link to="/work">{name}</Link>
  // Kept in place while it is not known who reads, so that the header does not move.
  return (
    <Link to="/sign-in" style={me.isPending ? { visibility: 'hidden' } : {}}>
      {t('title')}
    </Link>
  )
}
