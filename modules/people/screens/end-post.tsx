import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useWords } from '#ui/words.ts'
import type { Post } from '../contract.ts'
import { people } from './client.ts'
import { usePostText } from './held-post.ts'
import { postWords } from './post-words.ts'

/** Ends a post at once, with a reason; absent where the reader may not. */
export function EndPost({ post }: { post: Post }) {
  const t = useWords(postWords)
  const { label } = usePostText()
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const end = useMutation({
    ...people.endPost.mutationOptions(),
    onSuccess: async () => {
      setAsking(false)
      await queries.invalidateQueries({ queryKey: people.listPosts.queryKey })
    },
  })
  if (!post.can.end) return null
  const { id, person, version } = post
  return (
    <>
      <Button look="text" onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      <ReasonDialog
        title={t('endTitle', { person: person.name })}
        help={t('endHelp', { person: person.name, post: label(post) })}
        label={t('reason')}
        action={t('end')}
        open={isAsking}
        onClose={() => setAsking(false)}
        onSend={(reason) => end.mutate({ params: { id }, body: { reason }, version })}
        busy={end.isPending}
        problem={end.error}
        words={postWords}
      />
    </>
  )
}
