import { useMutation, useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { ButtonLink } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Done, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Space } from '../contract.ts'
import { spaces } from './client.ts'
import { DifferingDays } from './differing-days.tsx'
import css from './keep.module.css'
import { keepWords } from './keep-words.ts'
import { OpenAndClose } from './open-and-close.tsx'
import { SpaceForm } from './space-form.tsx'
import { valuesOf } from './space-values.ts'
import { useRefresh } from './use-refresh.ts'

/** Everything about a space that an operator can change. */
export function EditSpace() {
  const t = useWords(keepWords)
  const id = useParam('id')
  const lang = useLanguage()
  const way = [{ to: '/work/spaces', label: t('title') }]
  const query = useQuery(spaces.getSpace.queryOptions({ params: { id }, query: { lang } }))
  return (
    <Loaded query={query} page={{ title: t('editTitle'), way }}>
      {(space) => (
        <Page
          title={space.name}
          lead={t('editLead')}
          way={way}
          actions={<ButtonLink to={space.url}>{t('seePage')}</ButtonLink>}
        >
          {space.can.edit ? <Kept space={space} /> : <Empty title={t('none')} />}
        </Page>
      )}
    </Loaded>
  )
}

function Kept({ space }: { space: Space }) {
  const t = useWords(keepWords)
  return (
    <div className={css.sides}>
      <div>
        <Section title={t('state')}>
          <OpenAndClose space={space} />
        </Section>
        <Section title={t('editTitle')}>
          {/* What others saved meanwhile is a record of its own: the form begins anew with it. */}
          <ChangeSpace key={space.version} space={space} />
        </Section>
      </div>
      <Section title={t('days')} note={t('daysHelp')}>
        <DifferingDays space={space} />
      </Section>
    </div>
  )
}

function ChangeSpace({ space: { id, version, ...space } }: { space: Space }) {
  const t = useWords(keepWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const change = useMutation({ ...spaces.changeSpace.mutationOptions(), onSuccess: refresh })
  return (
    <>
      {change.data && <Done title={t('saved')}>{t('savedHelp')}</Done>}
      <SpaceForm
        initial={valuesOf({ id, version, ...space })}
        draft={`space-${id}-${version}`}
        problem={change.error}
        busy={change.isPending}
        onSend={(body, forget) =>
          change.mutate({ params: { id }, query: { lang }, body, version }, { onSuccess: forget })
        }
      />
    </>
  )
}
