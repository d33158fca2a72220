import { useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Matter } from '../contract.ts'
import { AnswerPart, TakePart } from './answer-part.tsx'
import { type Act, type ActKind, actsOf, openParts, pressingAct, useReadAnew } from './desk-acts.ts'
import { deskActWords } from './desk-act-words.ts'
import { CallBack } from './desk-call-back.tsx'
import { CallIn, HandOn } from './desk-hand-on.tsx'
import { Write } from './desk-write.tsx'
import { DueText } from './due-text.tsx'
import css from './matter-at-desk.module.css'
import { DecidePause, ProposePause } from './pauses.tsx'
import { ProposeOutcome } from './propose-outcome.tsx'
import { SendParts } from './send-parts.tsx'
import { TriageKind } from './triage-kind.tsx'

/** One act stands open with the only loud button of the screen, the most pressing first; the others are text below. */
export function WhatNow({ matter }: { matter: Matter }) {
  const t = useWords(deskActWords)
  const [chosen, setChosen] = useState<string>()
  const [done, setDone] = useState<ActKind>()
  // Until it is read anew, what could be done before must not stand there as if it still could.
  const [isStale, setStale] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  // What was chosen or done takes the focus from the button or form that is gone.
  useEffect(() => {
    if (!(chosen ?? done)) return
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen, done])
  const acts = isStale ? [] : actsOf(matter)
  const current = acts.find(({ key }) => key === chosen) ?? pressingAct(acts, matter)
  const nameOf = useActNames(acts)
  const readAnew = useReadAnew()
  const choose = (key: string) => {
    setDone(undefined)
    setChosen(key)
  }
  const finish = ({ kind }: Act) => {
    setChosen(undefined)
    setDone(kind)
    setStale(true)
    void readAnew().finally(() => setStale(false))
  }
  const others = acts.filter((act) => act !== current)
  return (
    <>
      <div ref={box} tabIndex={-1} className={css.act}>
        {done && (
          <Done
            title={t(`done.${done}`)}
            action={!current && !isStale && <ButtonLink to="/work/desk">{t('next')}</ButtonLink>}
          >
            {t(`doneHelp.${done}`)}
          </Done>
        )}
        {current && (
          <>
            <h2>{nameOf(current)}</h2>
            <ActOf
              key={current.key}
              act={current}
              matter={matter}
              onDone={() => finish(current)}
              onKind={() => choose('kind')}
            />
          </>
        )}
        {!current && !done && <WaitingFor matter={matter} />}
      </div>
      {others.length > 0 && (
        <div className={css.others}>
          <h3>{t('others')}</h3>
          <ul>
            {others.map((act) => (
              <li key={act.key}>
                <Button look="text" onClick={() => choose(act.key)}>
                  {nameOf(act)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** The verb; with the body, where the reader could do the same for several. */
function useActNames(acts: readonly Act[]): (act: Act) => string {
  const t = useWords(deskActWords)
  return (act) => {
    const name = t(`act.${act.kind}`)
    const isOneOfMany = acts.filter(({ kind }) => kind === act.kind).length > 1
    return isOneOfMany && 'part' in act ? t('actOf', { act: name, body: act.part.body.name }) : name
  }
}

interface ActOfProps {
  act: Act
  matter: Matter
  onDone: () => void
  onKind: () => void
}

function ActOf({ act, matter, onDone, onKind }: ActOfProps) {
  switch (act.kind) {
    case 'decide':
      return <DecidePause part={act.part} pause={act.pause} onDone={onDone} />
    case 'take':
      return <TakePart part={act.part} onDone={onDone} />
    case 'outcome':
      return <ProposeOutcome part={act.part} matter={matter} onDone={onDone} />
    case 'answer':
      return <AnswerPart part={act.part} onDone={onDone} />
    case 'callIn':
      return <CallIn part={act.part} onDone={onDone} />
    case 'handOn':
      return <HandOn part={act.part} onDone={onDone} />
    case 'pause':
      return <ProposePause part={act.part} onDone={onDone} />
    case 'send':
      return <SendParts matter={matter} onDone={onDone} onKind={onKind} />
    case 'message':
      return <Write matter={matter} to="asker" onDone={onDone} />
    case 'note':
      return <Write matter={matter} to="inside" onDone={onDone} />
    case 'callBack':
      return <CallBack matter={matter} onDone={onDone} />
    case 'kind':
      return <TriageKind matter={matter} onDone={onDone} />
  }
}

/** Nothing presses the reader: then whose turn it is. */
function WaitingFor({ matter }: { matter: Matter }) {
  const t = useWords(deskActWords)
  const { status, outcomes } = matter
  const open = openParts(matter)
  const proposed = outcomes.find(({ answer }) => answer === null)
  if (status === 'closed') return <p className={css.soft}>{t('nothingLeft')}</p>
  if (status === 'received') return <p className={css.soft}>{t('waitsForTriage')}</p>
  if (proposed) return <p>{t.nodes('waitsForAsker', { due: <DueText due={proposed.due} /> })}</p>
  if (open.length === 0) return <p className={css.soft}>{t('nothingNow')}</p>
  return (
    <>
      <h2>{t('waitsForBodies')}</h2>
      <ul className={css.waitedFor}>
        {open.map(({ id, body, state, takeDue, answerDue }) => {
          const due = state === 'sent' ? takeDue : answerDue
          return (
            <li key={id}>
              {body.name}
              <span className={due.isOver ? css.late : css.soft}>
                <DueText due={due} />
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
