import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import { ChangedSince, type Import } from '../contract.ts'
import { imports } from './client.ts'
import { importWords } from './import-words.ts'
import { WhyNot } from './reasons.tsx'

/** Writes all of it or nothing; refused rows are left out only in so many words. */
export function ApplyImport({ one: { id, version, counts } }: { one: Import }) {
  const t = useWords(importWords)
  const queries = useQueryClient()
  const [leaveOutRefused, leaveOut] = useState(false)
  const apply = useMutation({
    ...imports.applyImport.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: imports.getImport.queryKey }),
  })
  if (!counts) return null
  const rows = counts.new + counts.changed
  if (rows === 0) return <p>{t('nothing')}</p>
  const isWhole = counts.refused === 0 || leaveOutRefused
  return (
    <Section title={t('apply')}>
      <Refusal problem={apply.error} words={importWords}>
        <ChangedRows problem={apply.error} />
      </Refusal>
      <p>{t('applyHelp', { n: counts.new, changed: counts.changed })}</p>
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
          disabled={!isWhole}
          onClick={() => apply.mutate({ params: { id }, body: { leaveOutRefused }, version })}
        >
          {t('applyAll', { n: rows })}
        </Button>
      </ButtonRow>
    </Section>
  )
}

/** Which rows of the report no longer hold, and why. */
function ChangedRows({ problem }: { problem: { code: string; details?: unknown } | null }) {
  const { data } = ChangedSince.safeParse(problem?.details)
  if (!data) return null
  return (
    <ul>
      {data.rows.map(({ line, reasons }) => (
        <li key={line}>
          {reasons.map((reason) => (
            <WhyNot key={reason.code} reason={{ line, ...reason }} />
          ))}
        </li>
      ))}
    </ul>
  )
}
