import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { useLanguage } from '#ui/language.ts'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Unit } from '../contract.ts'
import { network } from './client.ts'
import { EditRecord } from './edit-record.tsx'
import { editUnitWords } from './edit-unit-words.ts'
import { KeepOrganisations } from './keep-organisations.tsx'
import css from './keep-unit.module.css'
import { keepsUnit } from './keeps-unit.ts'
import { LeaveCommittees } from './leave-committees.tsx'
import { unitName } from './unit-name.ts'

/** Everything about a unit that its keepers can change: the record, party organisations, memberships. */
export function EditUnit() {
  const t = useWords(editUnitWords)
  const id = useParam('id')
  const lang = useLanguage()
  const query = useQuery(network.getUnit.queryOptions({ params: { id }, query: { lang } }))
  const way = [{ to: '/work/search', label: t('network') }]
  return (
    <Loaded query={query} page={{ title: t('edit'), way }}>
      {(unit) => (
        <Page
          title={t('edit')}
          lead={t('editLead')}
          way={[...way, { to: unit.url, label: unitName(unit, lang) }]}
        >
          {keepsUnit(unit) ? <Kept unit={unit} /> : <Empty title={t('mayNot')}>{t('mayNotHelp')}</Empty>}
        </Page>
      )}
    </Loaded>
  )
}

function Kept({ unit }: { unit: Unit }) {
  return (
    <div className={css.columns}>
      {unit.can.edit && <EditRecord key={unit.id} unit={unit} />}
      <div>
        <KeepOrganisations unit={unit} />
        <LeaveCommittees unit={unit} />
      </div>
    </div>
  )
}
