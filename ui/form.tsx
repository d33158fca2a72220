import { type ReactNode, useEffect, useRef } from 'react'
import css from './form.module.css'
import { Refusal, type WordsFor, type Refused } from './refusal.tsx'
import { uiWords } from './ui-words.ts'
import type { Form as FormState, FormError } from './use-form.ts'
import { useWords } from './words.ts'

type FormProps<Values extends object, Code extends string> = WordsFor<Code> & {
  form: FormState<Values>
  onSend: (values: Values) => void
  /** The same as given to `useForm`: refusals that concern no single field are said at the top. */
  problem?: Refused<Code> | null | undefined
  /** What the reader can do about the refusal: a link, a button. */
  remedy?: ReactNode
  children: ReactNode
}

/** A form with its errors gathered at the top, where the focus goes when a sending fails. */
export function Form<Values extends object, Code extends string>({
  form,
  onSend,
  problem,
  words,
  remedy,
  children,
}: FormProps<Values, Code>) {
  const refusal: Refused | null | undefined = problem?.code === 'invalid_input' ? null : problem
  return (
    <form
      // Sent by script alone. Should a browser ever send it itself, what was typed must not stand in the address.
      method="post"
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        form.submit(onSend)
      }}
    >
      <ErrorSummary errors={form.errors} />
      <AtTop problem={refusal}>
        <Refusal<string> problem={refusal} words={words}>
          {remedy}
        </Refusal>
      </AtTop>
      {children}
    </form>
  )
}

/** Takes the focus when a sending is refused: the button may be far below, where nobody would see why. */
function AtTop({ problem, children }: { problem: Refused | null | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <div ref={box} tabIndex={-1} className={css.refusal}>
      {children}
    </div>
  )
}

function ErrorSummary({ errors }: { errors: FormError[] }) {
  const t = useWords(uiWords)
  const box = useRef<HTMLDivElement>(null)
  const count = errors.length
  const before = useRef(0)
  useEffect(() => {
    // Only when errors appear: correcting one must not pull the reader out of the field.
    if (count > before.current) box.current?.focus()
    before.current = count
  }, [count])
  if (count === 0) return null
  return (
    <div className={css.summary} ref={box} tabIndex={-1} role="alert">
      <p>{t('summary', { n: count })}</p>
      <ul>
        {errors.map(({ id, label, text }) => (
          <li key={id + text}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(id)?.focus()
              }}
            >
              {label}
            </a>
            <span> {text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Fields that belong together under one heading. */
export function FieldGroup({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend>{title}</legend>
      {help && <p className={css.help}>{help}</p>}
      {children}
    </fieldset>
  )
}

/** Who will see what is sent; stands right above the send button. */
export function Audience({ children }: { children: ReactNode }) {
  return (
    <p className={css.audience}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M1.5 10S4.6 4.5 10 4.5 18.5 10 18.5 10 15.4 15.5 10 15.5 1.5 10 1.5 10z" />
        <circle cx="10" cy="10" r="2.6" />
      </svg>
      <span>{children}</span>
    </p>
  )
}
