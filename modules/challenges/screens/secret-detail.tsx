import { useMutation } from '@tanstack/react-query'
import { unitName } from '#modules/network/screens/unit-name.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { Challenge } from '../contract.ts'
import { ActForm } from './act-form.tsx'
import { actWords } from './act-words.ts'
import css from './challenges.module.css'
import { challenges } from './client.ts'
import { refusalWords } from './refusal-words.ts'
import { useRefresh } from './use-refresh.ts'

/** The secrecy text to accept, and the detail behind it; nothing for who was not chosen. */
export function SecretDetail({ challenge }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const { secrecy, can } = challenge
  if (!secrecy) return null
  return (
    <>
      <Section title={t('secrecy')} note={t('secrecyVersion', { n: secrecy.version })}>
        <p className={css.text}>{secrecy.words}</p>
        <Accepting challenge={challenge} version={secrecy.version} />
        {can.changeSecrecy && <ChangeSecrecy id={challenge.id} />}
      </Section>
      {can.readDetail && <ReadDetail challenge={challenge} />}
    </>
  )
}

function Accepting({ challenge: { id, ownUnits }, version }: { challenge: Challenge; version: number }) {
  const t = useWords(actWords)
  const lang = useLanguage()
  const refresh = useRefresh()
  const accept = useMutation({ ...challenges.acceptSecrecy.mutationOptions(), onSuccess: refresh })
  return ownUnits.map(({ unit, acceptedVersion }) => {
    const name = unitName(unit, lang)
    if (acceptedVersion === version)
      return (
        <p key={unit.id} className={css.soft}>
          {t('acceptedNow', { unit: name, n: version })}
        </p>
      )
    return (
      <div key={unit.id} className={css.act}>
        <p>{t('acceptHelp', { unit: name })}</p>
        <Refusal problem={accept.error} words={refusalWords} />
        <ButtonRow>
          <Button
            look="loud"
            busy={accept.isPending}
            onClick={() => accept.mutate({ params: { id }, body: { unitId: unit.id, version } })}
          >
            {t('accept')}
          </Button>
        </ButtonRow>
      </div>
    )
  })
}

function ChangeSecrecy({ id }: { id: string }) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const change = useMutation({ ...challenges.changeSecrecy.mutationOptions(), onSuccess: refresh })
  return (
    <details className={css.act}>
      <summary>{t('changeSecrecy')}</summary>
      <ActForm
        label={t('secrecyText')}
        help={t('changeSecrecyHelp')}
        draft={`challenge.secrecy.${id}`}
        problem={change.error}
        busy={change.isPending}
        action={t('changeSecrecy')}
        onSend={(words, forget) => change.mutate({ params: { id }, body: { words } }, { onSuccess: forget })}
      />
    </details>
  )
}

/** Asked for by a button, because each reading is written down. */
function ReadDetail({ challenge: { id, ownUnits, asker, secrecy } }: { challenge: Challenge }) {
  const t = useWords(actWords)
  const refresh = useRefresh()
  const read = useMutation({ ...challenges.readDetail.mutationOptions(), onSuccess: refresh })
  const own = ownUnits.find(({ acceptedVersion }) => acceptedVersion === secrecy?.version)
  const body = asker === null && own ? { unitId: own.unit.id } : {}
  return (
    <Section title={t('detail')}>
      <p className={css.soft}>{t('detailHelp')}</p>
      <Refusal problem={read.error} words={refusalWords} />
      {read.data ? (
        <p className={css.detail}>{read.data.detail}</p>
      ) : (
        <ButtonRow>
          <Button busy={read.isPending} onClick={() => read.mutate({ params: { id }, body })}>
            {t('readDetail')}
          </Button>
        </ButtonRow>
      )}
    </Section>
  )
}
