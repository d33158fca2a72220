import { useState } from 'react'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Select } from '#ui/choice-field.tsx'
import { Form } from '#ui/form.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import type { MatterKind } from '../contract.ts'
import { WhoReads } from './ask-form.tsx'
import { useKinds } from './ask-kinds.tsx'
import { AskPlace } from './ask-place.tsx'
import { AskQuestion } from './ask-question.tsx'
import { WhatComes } from './ask-sent.tsx'
import { type AskValues, emptyValues, fieldOf, issuesIn, wishIn } from './ask-values.ts'
import { askWords } from './ask-words.ts'
import { counterWords } from './counter-words.ts'
import css from './counter.module.css'
import { followAddress } from './secret.ts'
import { type Asked, useAsk } from './use-ask.ts'

/** Everything on one page, for a host with somebody standing in front of them. */
export function Counter() {
  const t = useWords(counterWords)
  const [done, setDone] = useState<Slip>()
  return (
    <Page {...(done ? { title: t('slip') } : { title: t('title'), lead: t('lead') })}>
      <Loaded query={useKinds()}>
        {({ items }) =>
          done ? (
            <HandOut slip={done} next={() => setDone(undefined)} />
          ) : (
            <CounterForm kinds={items.filter(({ askers }) => askers.includes('counter'))} onDone={setDone} />
          )
        }
      </Loaded>
    </Page>
  )
}

interface Slip {
  asked: Asked
  kind: MatterKind
  name: string
}

type CounterValues = AskValues & { kind: string }

const NO_KIND = { questions: [] } as const

function CounterForm({ kinds, onDone }: { kinds: MatterKind[]; onDone: (slip: Slip) => void }) {
  const t = useWords(counterWords)
  const ask = useAsk('counter')
  // What is kept of somebody's words at a counter must not greet the next: no draft.
  const [all] = useState(() => kinds.flatMap(({ questions }) => questions))
  const form = useForm<CounterValues>({
    initial: { ...emptyValues({ questions: all }), kind: '' },
    labels: {
      kind: t('kind'),
      ...Object.fromEntries(all.map((question) => [fieldOf(question), question.text])),
      description: t('description'),
      title: t('description'),
      placeCode: t('place'),
      name: t('name'),
      phone: t('phone'),
      isPublic: '',
    },
    check: (values) => {
      const kind = kindOf(values)
      const issues = kind
        ? issuesIn(kind, wishIn(kind, 'counter', values))
        : [{ field: 'kind', code: 'required' }]
      // The title is made of the description: its faults are told there once.
      return issues.filter(({ field }) => field !== 'title')
    },
    problem: ask.error,
    words: askWords,
  })
  const kindOf = (values: CounterValues) => kinds.find(({ key }) => key === values.kind)
  const kind = kindOf(form.values)
  const send = (values: CounterValues) => {
    const chosen = kindOf(values)
    if (!chosen) return
    ask.mutate(
      { wish: wishIn(chosen, 'counter', values), files: [] },
      { onSuccess: (asked) => onDone({ asked, kind: chosen, name: values.name.trim() }) },
    )
  }
  return (
    <div className={css.big}>
      <Form form={form} problem={ask.error} words={askWords} onSend={send}>
        <Select
          {...form.field('kind')}
          options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextArea {...form.field('description')} help={t('descriptionHelp')} />
        {(kind ?? NO_KIND).questions.map((question) => (
          <AskQuestion key={question.key} question={question} field={form.field(fieldOf(question))} />
        ))}
        <div className={css.pair}>
          <TextField {...form.field('name')} autoComplete="off" />
          <TextField {...form.field('phone')} type="tel" autoComplete="off" />
        </div>
        <AskPlace field={form.field('placeCode')} />
        {kind && <WhoReads kind={kind} as="counter" />}
        <ButtonRow>
          <Button look="loud" type="submit" busy={ask.isPending}>
            {t('send')}
          </Button>
        </ButtonRow>
      </Form>
    </div>
  )
}

/** What the person takes home: large enough to copy by hand, and it prints. */
function HandOut({ slip: { asked, kind, name }, next }: { slip: Slip; next: () => void }) {
  const t = useWords(counterWords)
  return (
    <section className={css.slip} aria-live="polite">
      <p>
        {kind.name} · {t('forWhom', { name })}
      </p>
      <p className={css.label}>{t('slipNumber')}</p>
      <p className={css.number}>{asked.number}</p>
      {asked.secret !== null && (
        <>
          <p className={css.label}>{t('slipLink')}</p>
          <p className={css.link} translate="no">
            {followAddress(asked.secret)}
          </p>
        </>
      )}
      <WhatComes asked={asked} kind={kind} />
      <p className={css.label} data-screen-only>
        {t('slipHelp')}
      </p>
      <ButtonRow>
        <Button look="loud" onClick={() => print()}>
          {t('print')}
        </Button>
        <Button onClick={next}>{t('nextPerson')}</Button>
      </ButtonRow>
    </section>
  )
}
