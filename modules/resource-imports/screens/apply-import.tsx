import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import type { ResourceImportReport } from '../contract.ts'
import { resourceImports } from './client.ts'
import { resourceImportWords } from './words.ts'

/** A file that was read, for whom, and on which wish. */
export interface Wish {
  readonly unitId: string
  readonly fileId: string
  readonly offer: boolean
}

interface ApplyImportProps {
  wish: Wish
  report: ResourceImportReport
  onApplied: (report: ResourceImportReport) => void
  /** Has the file read again, where what it means has changed meanwhile. */
  onAgain: () => void
}

/** Writes all of it or nothing; refused rows are left out only in so many words. */
export function ApplyImport({ wish, report, onApplied, onAgain }: ApplyImportProps) {
  const { counts, rows, digest } = report
  const t = useWords(resourceImportWords)
  const queries = useQueryClient()
  const [leaveOutRefused, leaveOut] = useState(false)
  const apply = useMutation({
    ...resourceImports.applyResourceImport.mutationOptions(),
    onSuccess: (applied) => {
      void queries.invalidateQueries()
      onApplied(applied)
    },
  })
  const written = counts.new + counts.changed
  if (written === 0)
    return (
      <p>{counts.refused > 0 ? t('onlyRefused', { n: counts.refused, same: counts.same }) : t('nothing')}</p>
    )
  const offered = rows.filter(({ isToOffer }) => isToOffer).length
  return (
    <>
      <Refusal problem={apply.error} words={resourceImportWords}>
        <Button onClick={onAgain}>{t('again')}</Button>
      </Refusal>
      <p>{t('applyHelp', { n: counts.new, changed: counts.changed, offered })}</p>
      {counts.refused > 0 && (
        <>
          <p>{t('hasRefused', { n: counts.refused })}</p>
          <Tick
            id="leave-out"
            name="leaveOutRefused"
            label={t('leaveOut', { n: counts.refused })}
            value={leaveOutRefused}
            onChange={leaveOut}
            error={undefined}
          />
        </>
      )}
      <ButtonRow>
        <Button
          look="loud"
          busy={apply.isPending}
          disabled={counts.refused > 0 && !leaveOutRefused}
          onClick={() => apply.mutate({ body: { ...wish, leaveOutRefused, digest } })}
        >
          {t('applyAll', { n: written })}
        </Button>
      </ButtonRow>
    </>
  )
}
