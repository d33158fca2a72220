import { useMe } from '#modules/people/screens/session.ts'
import { useGo, useSearchParam } from '#ui/address.ts'
import { Choice, type Option } from '#ui/choice-field.tsx'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useTexts } from '#ui/texts.ts'
import { useWords } from '#ui/words.ts'
import { AskForm } from './ask-form.tsx'
import { AskKinds, useKinds } from './ask-kinds.tsx'
import { askWords } from './ask-words.ts'
import css from './ask.module.css'

/** Asks for oneself or, as a liaison, for one's unit: first the kind, then its questions. */
export function Ask() {
  const t = useWords(askWords)
  const [key] = useSearchParam('kind')
  const [unitId] = useSearchParam('unit')
  const as = unitId === undefined ? 'person' : 'unit'
  const anew = unitId === undefined ? '/work/ask' : `/work/ask?unit=${unitId}`
  const way = [{ to: '/work/matters', label: t('mine') }]
  if (key !== undefined)
    return (
      <AskKind
        kindKey={key}
        as={as}
        unitId={unitId}
        anew={anew}
        way={[...way, { to: anew, label: t('title') }]}
      />
    )
  return (
    <Page title={t('title')} lead={t('lead')} way={way}>
      <ForWhom unitId={unitId} />
      <AskKinds as={as} open={(kind) => `${anew}${unitId === undefined ? '?' : '&'}kind=${kind.key}`} />
    </Page>
  )
}

/** Without an account. */
export function AskAsResident() {
  const t = useWords(askWords)
  const [key] = useSearchParam('kind')
  if (key !== undefined)
    return (
      <AskKind kindKey={key} as="resident" anew="/ask" way={[{ to: '/ask', label: t('residentTitle') }]} />
    )
  return (
    <Page title={t('residentTitle')} lead={t('residentLead')}>
      <AskKinds as="resident" open={(kind) => `/ask?kind=${kind.key}`} />
      <p className={css.follow}>
        <Link to="/follow">{t('askedBefore')}</Link>
      </p>
    </Page>
  )
}

interface AskKindProps {
  kindKey: string
  as: 'person' | 'unit' | 'resident'
  unitId?: string | undefined
  anew: string
  way: { to: string; label: string }[]
}

function AskKind({ kindKey, as, unitId, anew, way }: AskKindProps) {
  const t = useWords(askWords)
  const unitName = useOwnUnits().find(({ value }) => value === unitId)?.label
  return (
    <Loaded query={useKinds()}>
      {({ items }) => {
        const kind = items.find(({ key, askers }) => key === kindKey && askers.includes(as))
        if (!kind)
          return (
            <Page title={t('title')} way={way}>
              <Empty title={t('kind_unknown')} action={<Link to={anew}>{t('anotherKind')}</Link>} />
            </Page>
          )
        return (
          <Page title={kind.name} kicker={unitName} lead={kind.summary} way={way}>
            <AskForm key={`${kind.key}.${unitId}`} kind={kind} as={as} unitId={unitId} again={anew} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function ForWhom({ unitId }: { unitId: string | undefined }) {
  const t = useWords(askWords)
  const go = useGo()
  const units = useOwnUnits()
  if (units.length === 0) return null
  return (
    <div className={css.for}>
      <Choice
        id="for-whom"
        name="for-whom"
        label={t('forWhom')}
        error={undefined}
        value={unitId ?? MYSELF}
        options={[{ value: MYSELF, label: t('forMyself') }, ...units]}
        onChange={(value) => go(value === MYSELF ? '/work/ask' : `/work/ask?unit=${value}`)}
      />
    </div>
  )
}

const MYSELF = 'myself'

/** The units whose liaison the reader is. */
function useOwnUnits(): Option[] {
  const textOf = useTexts()
  const posts = useMe().data?.posts ?? []
  return posts
    .filter(({ role, bodyKind }) => role === 'liaison' && bodyKind === 'unit')
    .map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName ? textOf(bodyName) : '' }))
}
