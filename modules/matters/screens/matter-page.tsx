import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useParam, useSearchParam } from '#ui/address.ts'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'
import { WaitingPage } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { isAsker, useActsById } from './asker-acts.ts'
import { askerWords } from './asker-words.ts'
import { matters } from './client.ts'
import { MatterOfAsker } from './matter-of-asker.tsx'

const MatterAtDesk = lazy(async () => ({ default: (await import('./matter-at-desk.tsx')).MatterAtDesk }))

/** One address for all who may see a matter: its asker sees how far it is, those who handle it see their desk. */
export function MatterPage() {
  const t = useWords(askerWords)
  const lang = useLanguage()
  const id = useParam('id')
  const [view] = useSearchParam('view')
  const query = useQuery(matters.getMatter.queryOptions({ params: { id }, query: { lang } }))
  const acts = useActsById(id)
  const way = [{ to: '/work/matters', label: t('mine') }]
  return (
    <Loaded query={query} page={{ title: t('titleOf'), way }}>
      {(matter) =>
        view === 'asker' || !isAtDesk(matter) ? (
          <MatterOfAsker matter={matter} acts={acts} way={way} />
        ) : (
          <Suspense fallback={<WaitingPage />}>
            {isAsker(matter) && (
              <Notice title={t('alsoAsker')}>
                <Link to={`/work/matters/${id}?view=asker`}>{t('asAsker')}</Link>
              </Notice>
            )}
            <MatterAtDesk matter={matter} />
          </Suspense>
        )
      }
    </Loaded>
  )
}

/** Names of people and notes are told to those who handle it; when it is closed these alone show who reads. */
const isAtDesk = ({ can, steps }: Matter): boolean =>
  can.note || steps.some(({ person, isInside }) => isInside || person !== null)
