import { type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import css from './data-table.module.css'
import { Link } from './link.tsx'
import { uiWords } from './ui-words.ts'
import { useRowKeys } from './use-row-keys.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.ts'

export interface Column<Row> {
  /** Unique in the table. */
  key: string
  title: string
  show: (row: Row) => ReactNode
  /** Numbers and days stand at the right, figure under figure. */
  align?: 'end'
  /** Only where people ask for it, and the server can do it. */
  sort?: { now: 'ascending' | 'descending' | 'none'; change: () => void }
}

interface DataTableProps<Row> {
  /** What the table lists, for who listens. */
  label: string
  /** The filter as a sentence, above the table: 本周有 5 件到期. */
  sentence?: ReactNode
  /** Stands at the right of the sentence, always: export, columns. */
  tools?: ReactNode
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The address that the first column leads to. */
  open?: (row: Row) => string
  /** How to read on; left out when the list has ended. */
  next?: { load: () => void; busy: boolean } | undefined
  /** Shown in place of the table when there is no row. */
  empty: ReactNode
}

/** Rows to work through: j and k move, Enter opens; on a phone each row is a card. Its head stays while it scrolls. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, sentence, tools, columns, rows, rowKey, open, next, empty } = props
  const t = useWords(uiWords)
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  if (rows.length === 0) return <>{empty}</>
  const keys = { j: <kbd>J</kbd>, k: <kbd>K</kbd>, enter: <kbd>↵</kbd> }
  return (
    <div>
      <div className={css.above}>
        {sentence && <p>{sentence}</p>}
        {open && <p className={css.keys}>{t.nodes('keys', keys)}</p>}
        {tools && <div className={css.tools}>{tools}</div>}
      </div>
      <table className={css.table}>
        <caption>
          <VisuallyHidden>{label}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, at) => (
                <td
                  key={column.key}
                  data-title={column.title}
                  className={classNames(column.align && css.end)}
                >
                  {at === 0 && open ? (
                    <Link to={open(row)} className={css.open} data-row="">
                      {column.show(row)}
                    </Link>
                  ) : (
                    column.show(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {next && (
        <p className={css.next}>
          <Button busy={next.busy} onClick={next.load}>
            {t('nextPage')}
          </Button>
        </p>
      )}
    </div>
  )
}

function HeadCell<Row>({ column: { title, align, sort } }: { column: Column<Row> }) {
  const t = useWords(uiWords)
  const end = classNames(align && css.end)
  if (!sort)
    return (
      <th scope="col" className={end}>
        {title}
      </th>
    )
  return (
    <th scope="col" className={end} aria-sort={sort.now}>
      <button type="button" className={css.sort} title={t('sortBy', { title })} onClick={sort.change}>
        {title}
        <span aria-hidden="true">{{ ascending: '↑', descending: '↓', none: '↕' }[sort.now]}</span>
      </button>
    </th>
  )
}
