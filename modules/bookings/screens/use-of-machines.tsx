import { useMe } from '#modules/people/screens/session.ts'
import { useSearchParam } from '#ui/address.ts'
import { Section } from '#ui/page.tsx'
import { useTexts } from '#ui/texts.ts'
import { ViewSwitch } from '#ui/view-switch.tsx'
import { useWords } from '#ui/words.ts'
import { LatestUses } from './latest-uses.tsx'
import { MachineHoursOf } from './machine-hours.tsx'
import { NotTold } from './not-told.tsx'
import { RunningUses } from './running-uses.tsx'
import { useOfMachineWords } from './use-words.ts'

/** The keeper's view of what really happened: what runs, what nobody told, what was told, and the hours of a month. */
export function UseOfMachines() {
  const t = useWords(useOfMachineWords)
  return (
    <>
      <Section title={t('running')}>
        <RunningUses />
      </Section>
      <Section title={t('notTold')} note={t('notToldNote')}>
        <NotTold />
      </Section>
      <Section title={t('today')} note={t('todayNote')}>
        <LatestUses />
      </Section>
      <HoursOfUnit />
    </>
  )
}

/** Of the unit whose keeper one is; where these are several, of the one that was chosen. */
function HoursOfUnit() {
  const t = useWords(useOfMachineWords)
  const textOf = useTexts()
  const [asked, setUnit] = useSearchParam('unit')
  const posts = (useMe().data?.posts ?? []).filter(
    ({ role, bodyKind }) => role === 'keeper' && bodyKind === 'unit',
  )
  const unitId = posts.find(({ bodyId }) => bodyId === asked)?.bodyId ?? posts[0]?.bodyId
  if (unitId === undefined) return null
  const names = posts.map(({ bodyId, bodyName }) => ({ key: bodyId, name: bodyName ? textOf(bodyName) : '' }))
  return (
    <>
      {posts.length > 1 && (
        <ViewSwitch label={t('whichUnit')} views={names} value={unitId} onChange={setUnit} />
      )}
      <MachineHoursOf unitId={unitId} />
    </>
  )
}
