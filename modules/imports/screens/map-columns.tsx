import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type Import, UnitField } from '../contract.ts'
import { importWords } from './import-words.ts'
import css from './imports.module.css'
import { useReread } from './use-reread.ts'

interface MapColumnsProps {
  one: Import
  columns: readonly string[]
}

type Mapping = Record<UnitField, string>

const ofFields = (value: (field: UnitField) => string): Mapping =>
  Object.fromEntries(UnitField.options.map((field) => [field, value(field)])) as Mapping

/** Which column of a table is which field: guessed, and here put right beside the first rows. Open where nothing was read. */
export function MapColumns({ one, columns }: MapColumnsProps) {
  const t = useWords(importWords)
  return (
    <details className={css.mapping} open={one.status === 'refused'}>
      <summary>
        <h2>{t('mapping')}</h2> {t('mappingHelp')}
      </summary>
      <FirstRows one={one} columns={columns} />
      <MappingForm one={one} columns={columns} />
    </details>
  )
}

/** The table as it stands in the file, with what each column is read as. */
function FirstRows({ one: { sample, mapping }, columns }: MapColumnsProps) {
  const t = useWords(importWords)
  const readAs = (column: string) => UnitField.options.find((field) => mapping[field] === column)
  if (!sample || sample.length === 0) return null
  return (
    <section className={css.scroll} aria-label={t('firstRows')}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => {
              const field = readAs(column)
              return (
                <th key={column + at} scope="col">
                  {column}
                  <small>{field ? t('readAs', { field: t(`field.${field}`) }) : t('notRead')}</small>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sample.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MappingForm({ one: { id, version, mapping }, columns }: MapColumnsProps) {
  const t = useWords(importWords)
  const change = useReread()
  const form = useForm<Mapping>({
    initial: ofFields((field) => mapping[field] ?? ''),
    labels: ofFields((field) => t(`field.${field}`)),
    check: ({ name }) => (name === '' ? [{ field: 'name', code: 'required' }] : []),
    problem: change.error,
    words: importWords,
  })
  const send = (values: Mapping) => {
    const said = Object.fromEntries(UnitField.options.map((field) => [field, values[field] || null]))
    change.mutate({ params: { id }, body: { mapping: said }, version })
  }
  const options = [...new Set(columns)].filter(Boolean).map((column) => ({ value: column, label: column }))
  return (
    <Form form={form} problem={change.error} words={importWords} onSend={send}>
      <div className={css.fields}>
        {UnitField.options.map((field) => (
          <Select key={field} {...form.field(field)} options={options} none={t('noColumn')} />
        ))}
      </div>
      <ButtonRow>
        <Button type="submit" busy={change.isPending}>
          {t('reread')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
