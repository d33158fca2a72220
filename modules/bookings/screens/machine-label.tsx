import { useQuery } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import { bookings } from './client.ts'
import css from './machine.module.css'
import { QrCode } from './qr-code.tsx'
import { refusalWords } from './refusal-words.ts'
import { useOfMachineWords } from './use-words.ts'

/** One A4 sheet to put on a machine: its number and the address at which it is started and stopped. */
export function MachineLabel() {
  const t = useWords(useOfMachineWords)
  const number = Number(useParam('number'))
  const machine = useQuery(bookings.getMachine.queryOptions({ params: { number } }))
  const way = [{ to: `/use/${number}`, label: t('number', { number: String(number) }) }]
  return (
    <Loaded query={machine} words={refusalWords} page={{ title: t('label'), way }}>
      {({ resource, can }) =>
        can.keep ? (
          <Page
            title={t('label')}
            lead={<span data-screen-only>{t('labelLead')}</span>}
            way={[{ to: `/use/${number}`, label: resource.name }]}
          >
            <div className={css.label}>
              <h2>{resource.name}</h2>
              <p>{`${t('labelOwner')} ${resource.unit.name}`}</p>
              <QrCode text={`${location.origin}/use/${resource.number}`} className={css.code} />
              <p className={css.digits}>{resource.number}</p>
              <p className={css.address}>{`${location.host}/use/${resource.number}`}</p>
              <p>{t('labelScan')}</p>
            </div>
            <ButtonRow>
              <Button look="loud" onClick={() => window.print()}>
                {t('labelPrint')}
              </Button>
            </ButtonRow>
          </Page>
        ) : (
          <Page title={t('label')} way={way}>
            <Empty title={t('labelOnlyKeeper')} />
          </Page>
        )
      }
    </Loaded>
  )
}
