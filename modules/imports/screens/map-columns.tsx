import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { Section } from '#ui/page.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Import, UnitField } from '../contract.ts'
import { imports } from './client.ts'
import { importWords } from './import-words.ts'

/** Which column of a table is which field: guessed, and here put right. */
export function MapColumns({
  one: { id, version, mapping },
  columns,
}: {
  one: Import
  columns: readonly string[]
}) {
  const t = useWords(importWords)
  const queries = useQueryClient()
  const change = useMutation({
    ...imports.changeMapping.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: imports.getImport.queryKey }),
  })
  const form = useForm<Record<UnitField, string>>({
    initial: Object.fromEntries(UnitField.options.map((field) => [field, mapping[field] ?? ''])) as Record<
      UnitField,
      string
    >,
    labels: Object.fromEntries(UnitField.options.map((field) => [field, t(`field.${field}`)])) as Record<
      UnitField,
      string
    >,
    problem: change.error,
    words: importWords,
  })
  const send = (values: Record<UnitField, string>) => {
    const said = Object.fromEntries(UnitField.options.map((field) => [field, values[field] || null]))
    change.mutate({ params: { id }, body: { mapping: said }, version })
  }
  const options = columns.filter(Boolean).map((column) => ({ value: column, label: column }))
  return (
    <Section title={t('mapping')} note={t('mappingHelp')}>
      <Form form={form} problem={change.error} words={importWords} onSend={send}>
        {UnitField.options.map((field) => (
          <Select key={field} {...form.field(field)} options={options} none={t('noColumn')} />
        ))}
        <ButtonRow>
          <Button type="submit" busy={change.isPending}>
            {t('reread')}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
