import { useMutation } from '@tanstack/react-query'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Page } from '#ui/page.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { spaces } from './client.ts'
import { keepWords } from './keep-words.ts'
import { SpaceForm } from './space-form.tsx'
import { emptyValues } from './space-values.ts'
import { useRefresh } from './use-refresh.ts'

/** Prepares a space; opening it is a step of its own, on its page. */
export function NewSpacePage() {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const add = useMutation({ ...spaces.addSpace.mutationOptions(), onSuccess: refresh })
  return (
    <Page
      title={t('newTitle')}
      lead={add.data ? undefined : t('newLead')}
      way={[{ to: '/work/spaces', label: t('title') }]}
    >
      {add.data ? (
        <Done title={t('added', { name: add.data.name })}>
          <p>{t('addedHelp')}</p>
          <ButtonRow>
            <ButtonLink look="loud" to={`/work/spaces/${add.data.id}`}>
              {t('openIt')}
            </ButtonLink>
            <ButtonLink to={add.data.url}>{t('seePage')}</ButtonLink>
          </ButtonRow>
        </Done>
      ) : (
        <SpaceForm
          initial={emptyValues}
          draft="new-space"
          problem={add.error}
          busy={add.isPending}
          onSend={(body, forget) => add.mutate({ query: { lang }, body }, { onSuccess: forget })}
        />
      )}
    </Page>
  )
}
