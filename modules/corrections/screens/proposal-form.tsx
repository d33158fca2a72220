import { usePlaces } from '#modules/network/screens/unit-fields.tsx'
import { useUnitFinder } from '#modules/people/screens/finders.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Choice, type Option, Select } from '#ui/choice-field.tsx'
import { FinderField } from '#ui/finder-field.tsx'
import { cityToday } from '#ui/format.ts'
import { Audience, Form } from '#ui/form.tsx'
import type { Refused } from '#ui/refusal.tsx'
import { schemaIssues } from '#ui/schema-issues.ts'
import { DayField, TextArea, TextField } from '#ui/text-field.tsx'
import { type FieldIssue, type Form as FormState, useForm } from '#ui/use-form.ts'
import { useWords } from '#ui/words.ts'
import { type correctionsContract, NewCorrection } from '../contract.ts'
import { correctionWords } from './correction-words.ts'
import type { Fact } from './propose-dialog.tsx'

interface Values {
  reason: string
  way: 'takeBack' | 'replace' | ''
  quantity: string
  day: string
  unitId: Option | null
  placeCode: string
}

interface ProposalFormProps {
  fact: Fact
  problem: RefusalOf<typeof correctionsContract.proposeCorrection> | null
  busy: boolean
  onSend: (body: NewCorrection, forget: () => void) => void
}

/** Why the fact is wrong, and what is right where something takes its place. */
export function ProposalForm({ fact, problem, busy, onSend }: ProposalFormProps) {
  const t = useWords(correctionWords)
  const form = useForm<Values>({
    initial: {
      reason: '',
      way: '',
      quantity: String(fact.quantity),
      day: fact.day,
      unitId: null,
      placeCode: '',
    },
    labels: {
      way: t('way'),
      quantity: t('rightQuantity'),
      day: t('rightDay'),
      unitId: t('rightUnit'),
      placeCode: t('rightPlace'),
      reason: t('reason'),
    },
    draft: `correct.${fact.id}`,
    check: (values) => [
      ...(values.way === '' ? [{ field: 'way', code: 'required' }] : []),
      ...schemaIssues(NewCorrection, proposalOf(fact, values)).map(asField),
    ],
    problem: withFlatFields(problem),
    words: correctionWords,
  })
  const send = (values: Values) => {
    const body = NewCorrection.safeParse(proposalOf(fact, values)).data
    if (body) onSend(body, form.forget)
  }
  return (
    <Form form={form} problem={problem} words={correctionWords} onSend={send}>
      <Choice
        {...form.field('way')}
        options={[
          { value: 'takeBack', label: t('takeBack'), help: t('takeBackHelp') },
          { value: 'replace', label: t('replace'), help: t('replaceHelp') },
        ]}
      />
      {form.values.way === 'replace' && <RightFact form={form} canChangeQuantity={fact.can.changeQuantity} />}
      <TextArea {...form.field('reason')} help={t('reasonHelp')} />
      <Audience>{t('audience')}</Audience>
      <ButtonRow>
        <Button look="loud" type="submit" busy={busy}>
          {t('send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function RightFact({ form, canChangeQuantity }: { form: FormState<Values>; canChangeQuantity: boolean }) {
  const t = useWords(correctionWords)
  const finder = useUnitFinder()
  const places = usePlaces()
  return (
    <>
      {canChangeQuantity && <TextField {...form.field('quantity')} inputMode="numeric" short />}
      <DayField {...form.field('day')} help={t('rightDayHelp')} max={cityToday()} />
      <FinderField {...form.field('unitId')} {...finder} help={t('rightUnitHelp')} optional />
      <Select {...form.field('placeCode')} options={places} none={t('samePlace')} optional />
    </>
  )
}

/** What was typed, as the contract wants it; only what differs from the fact. */
function proposalOf(fact: Fact, { reason, way, quantity, day, unitId, placeCode }: Values) {
  const right = {
    ...(Number(quantity) === fact.quantity ? {} : { quantity: Number(quantity) }),
    ...(day === fact.day ? {} : { day }),
    ...(unitId === null ? {} : { unitId: unitId.value }),
    ...(placeCode === '' ? {} : { placeCode }),
  }
  return { factId: fact.id, reason, ...(way === 'replace' ? { replacement: right } : {}) }
}

/** The form is flat; that nothing changes is told beside the choice to replace. */
const asField = ({ field, code }: FieldIssue): FieldIssue => ({
  field: field === 'replacement' ? 'way' : field.replace('replacement.', ''),
  code,
})

function withFlatFields(problem: ProposalFormProps['problem']): Refused | null {
  if (problem?.code !== 'invalid_input') return problem
  return { code: problem.code, details: { problems: problem.details.problems.map(asField) } }
}
