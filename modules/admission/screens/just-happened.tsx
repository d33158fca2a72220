import { useEffect, useRef } from 'react'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Done } from '#ui/states.tsx'
import { useWords } from '#ui/words.ts'
import type { Application } from '../contract.ts'
import { applicationWords } from './application-words.ts'
import css from './application.module.css'
import { useFigureOf } from './outcome.tsx'
import { useCommittee } from './reviews-read.tsx'

export type Happened =
  | { what: 'reviewed' | 'conflict' | 'declined' | 'withdrawn' }
  /** With the members that the committee had before. */
  | { what: 'admitted'; members: number | undefined }

/** Says what the reader has just done to an application, and what follows; it takes the focus from the form that is gone. */
export function JustHappened({ happened, application }: { happened: Happened; application: Application }) {
  const t = useWords(applicationWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className={css.happened}>
      <Done title={t(`done.${happened.what}`)}>
        {happened.what === 'admitted' && <Change before={happened.members} application={application} />}
        <p>{t(`done.${happened.what}Help`)}</p>
        {happened.what === 'admitted' && <Ways application={application} />}
      </Done>
    </div>
  )
}

interface ChangeProps {
  before: number | undefined
  application: Application
}

/** 48 → 49. */
function Change({ before, application: { committee } }: ChangeProps) {
  const t = useWords(applicationWords)
  const after = useCommittee(committee.id)?.numbers.members
  if (before === undefined || after === undefined) return null
  return (
    <p className={css.change}>
      {t.nodes('membersChange', { committee: committee.shortName, before, after: <b>{after}</b> })}
    </p>
  )
}

/** To the figure that has changed, and to the chain. */
function Ways({ application: { committee } }: { application: Application }) {
  const t = useWords(applicationWords)
  const figure = useFigureOf(committee.id)
  return (
    <ButtonRow>
      {figure && <ButtonLink to={figure.url}>{t('seeFigure')}</ButtonLink>}
      <ButtonLink to={committee.url}>{t('seeChain')}</ButtonLink>
    </ButtonRow>
  )
}
