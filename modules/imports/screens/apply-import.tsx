import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Tick } from '#ui/choice-field.tsx'
import { Section } from '#ui/page.tsx'
import { Refusal } from '#ui/refusal.tsx'
import { useWords } from '#ui/words.ts'
import { ChangedSince, type Import, UnitField } from '../contract.ts'
import { imports } from './client.ts'
import { importWords } from './import-words.ts'
import { WhyNot } from './reasons.tsx'
import { useReread, useRefreshImports } from './use-reread.ts'

/** Writes all of it or nothing; refused rows are left out only in so many words. */
export function ApplyImport({ one }: { one: Import }) {
  const { id, version, counts } = one
  const t = useWords(importWords)
  const refresh = useRefreshImports()
  const [leaveOutRefused, leaveOut] = useState(false)
  const apply = useMutation({ ...imports.applyImport.mutationOptions(), onSuccess: refresh })
  if (!counts) return null
  const rows = counts.new + counts.changed
  if (rows === 0) return <p>{counts.refused > 0 ? t('onlyRefused', { n: counts.refused }) : t('nothing')}</p>
  const isWhole = counts.refused === 0 || leaveOutRefused
  return (
    <Section title={t('apply')}>
      <Refusal problem={apply.error} words={importWords}>
        <ChangedRows one={one} problem={apply.error} />
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

interface ChangedProps {
  one: Import
  problem: { code: string; details?: unknown } | null
}

/** Which rows of the report no longer hold, and the way on: a new reading with the columns as they were said. */
function ChangedRows({ one: { id, version, columns, mapping }, problem }: ChangedProps) {
  const t = useWords(importWords)
  const reread = useReread()
  const { data } = ChangedSince.safeParse(problem?.details)
  if (!data) return null
  const again = () => {
    const said = UnitField.options.map((field) => [field, mapping[field] ?? null])
    reread.mutate({ params: { id }, body: { mapping: columns ? Object.fromEntries(said) : {} }, version })
  }
  return (
    <>
      <p>{t('notApplied')}</p>
      <ul>
        {data.rows.map(({ line, reasons }) => (
          <li key={line}>
            {reasons.map((reason) => (
              <WhyNot key={reason.code} reason={{ line, ...reason }} />
            ))}
          </li>
        ))}
      </ul>
      <Refusal problem={reread.error} words={importWords} />
      <Button busy={reread.isPending} onClick={again}>
        {t('reread')}
      </Button>
    </>
  )
}
