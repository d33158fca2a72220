import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { uiWords } from '#ui/ui-words.ts'
import { useWords } from '#ui/words.ts'
import type { Post } from '../contract.ts'
import { people } from './client.ts'
import { usePostText } from './held-post.ts'
import { postWords } from './post-words.ts'

/** The second person checks a post of power that another has granted; absent where the reader may not. */
export function ConfirmPost({ post }: { post: Post }) {
  const t = useWords(postWords)
  const cancel = useWords(uiWords)('cancel')
  const { label, term } = usePostText()
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const confirm = useMutation({
    ...people.confirmPost.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: people.listPosts.queryKey }),
  })
  if (!post.can.confirm) return null
  const { id, person, version, grantedBy } = post
  const said = { person: person.name, post: label(post), term: term(post), by: grantedBy?.name ?? '' }
  return (
    <>
      <Button look="text" onClick={() => setAsking(true)}>
        {t('confirm')}
      </Button>
      <Dialog
        title={t('confirmTitle', { person: person.name })}
        open={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{t('confirmHelp', said)}</p>
        <Refusal problem={confirm.error} words={postWords} />
        <ButtonRow>
          <Button
            look="loud"
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ params: { id }, version })}
          >
            {t('confirm')}
          </Button>
          <Button onClick={() => setAsking(false)}>{cancel}</Button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
