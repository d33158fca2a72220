import type { Actor } from '#platform/access.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import { mattersAccess } from '../access.ts'
import type {
  Answers,
  AskedQuestion,
  Matter,
  MatterKind,
  MatterSummary,
  NamedBody,
  Outcome,
  PublicMatter,
  Step,
} from '../contract.ts'
import type { MatterKind as Kind, Question } from '../pack.ts'
import type { MatterRow, SummaryRow } from '../queries/matters.ts'
import type { OutcomeRow } from '../queries/outcomes.ts'
import type { FileOfStep, StepRow } from '../queries/steps.ts'
import type { WholeMatter } from '../queries/whole-matter.ts'
import { schemaOf } from '../rules/answers.ts'
import { numberOf } from '../rules/matter-number.ts'
import { availableSteps } from '../rules/states.ts'
import { isWithinReopening } from '../rules/terms.ts'
import { bodyOf, type Reading } from './named-body.ts'
import { dueOf, presentHandling } from './present-handling.ts'

/** `roleNames`: what the city calls its roles, by key. */
export const presentKind = (
  kind: Kind,
  lang: Language,
  roleNames: ReadonlyMap<string, unknown>,
): MatterKind => {
  const questions = kind.questions.map((question) => presentQuestion(question, lang))
  return {
    key: kind.key,
    name: textIn(kind.name, lang),
    summary: textIn(kind.summary, lang),
    askers: kind.askers,
    questions,
    schema: schemaOf(questions),
    usually: kind.usually,
    deadlines: kind.deadlines,
    readers: kind.readers.map((key) => ({ key, name: textIn(roleNames.get(key) ?? { zh: key }, lang) })),
    outcomes: kind.outcomes.map(({ key, name, solved }) => ({ key, name: textIn(name, lang), solved })),
    retentionMonths: kind.retentionMonths,
    public: kind.public,
  }
}

function presentQuestion({ text, ...question }: Question, lang: Language): AskedQuestion {
  if (question.kind !== 'choice') return { ...question, text: textIn(text, lang) }
  const options = question.options.map(({ key, name }) => ({ key, name: textIn(name, lang) }))
  return { ...question, text: textIn(text, lang), options }
}

/** Questions that were answered, with their answers as people read them. */
export function presentAnswers(kind: Kind, answers: Answers, lang: Language) {
  return kind.questions.flatMap((asked) => {
    const answer = Object.hasOwn(answers, asked.key) ? answers[asked.key] : undefined
    if (answer === undefined) return []
    const question = presentQuestion(asked, lang)
    const chosen =
      question.kind === 'choice' ? question.options.find(({ key }) => key === answer)?.name : undefined
    return [{ question, answer: chosen ?? String(answer) }]
  })
}

export const presentSummary =
  (lang: Language) =>
  (row: SummaryRow): MatterSummary => ({
    id: row.id,
    number: numberOf(row),
    kind: { key: row.kind.key, name: textIn(row.kind.name, lang) },
    title: row.title,
    channel: row.channel,
    status: row.status,
    closing: row.closing,
    unit:
      row.unitId === null
        ? null
        : bodyOf('unit', row.unitId, { zh: row.unitName, en: row.unitNameEn ?? row.unitName }, lang),
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    url: `/work/matters/${row.id}`,
  })

export const presentPublic =
  (lang: Language) =>
  (row: MatterRow): PublicMatter => ({
    id: row.id,
    number: numberOf(row),
    kind: { key: row.kind.key, name: textIn(row.kind.name, lang) },
    title: row.title,
    description: row.description,
    place: placeOf(row, lang),
    status: row.status,
    askedAt: row.askedAt.toISOString(),
  })

const placeOf = ({ placeCode, placeName }: MatterRow, lang: Language) =>
  placeCode === null ? null : { code: placeCode, name: textIn(placeName, lang) }

/** A matter whole, as far as this reader may see it: inside steps and names of people are for those who handle it. */
export function matterPage(row: WholeMatter, reading: Reading): Matter {
  const { lang } = reading
  const isForAsker = !isHandler(row, reading)
  const { handlings, pauses, outcomes, steps, files } = row
  return {
    ...presentSummary(lang)(row),
    description: row.description,
    answers: presentAnswers(row.kind, row.answers, lang),
    place: placeOf(row, lang),
    isPublic: row.isPublic,
    handlings: handlings.map((part) => presentHandling(part, pauses, row, { ...reading, isForAsker })),
    outcomes: outcomes.map((outcome) => presentOutcome(outcome, row.kind, reading)),
    steps: steps
      .filter(({ isInside }) => !isInside || !isForAsker)
      .map((step) => presentStep(step, files, row.id, isForAsker, lang)),
    personalPart: {
      exists: row.kind.questions.some((question) => question.private),
      wipedAt: row.wipedAt?.toISOString() ?? null,
    },
    lasted: row.lasted,
    calendar: row.calendar,
    version: row.version,
    can: abilities(row, reading),
  }
}

/** Whether the reader is one of those who handle it, rather than its asker. */
export const isHandler = (row: MatterRow, { actor }: { actor: Actor }): boolean =>
  mattersAccess.can('matters.write_to_asker', actor, subjectOf(row))

/** What the rules of access ask about a matter. */
export const subjectOf = (row: MatterRow): MatterRow & { readers: readonly string[] } => ({
  ...row,
  readers: row.kind.readers,
})

function abilities(row: MatterRow, { actor, now, holdsSecret = false }: Reading): Matter['can'] {
  const subject = subjectOf(row)
  const isAsker = holdsSecret || mattersAccess.can('matters.speak_as_asker', actor, subject)
  const isTriage = mattersAccess.can('matters.triage', actor, subject)
  const isHandling = isHandler(row, { actor })
  const steps = availableSteps({
    status: row.status,
    closing: row.closing,
    wasReopened: row.reopenedAt !== null,
    isWithinReopening: row.closedAt !== null && isWithinReopening(row.closedAt, now),
    hasSaidWhetherItLasted: row.lasted !== null,
  })
  return {
    withdraw: isAsker && steps.includes('withdraw'),
    confirm: isAsker && steps.includes('answer_outcome'),
    reopen: isAsker && steps.includes('reopen'),
    write: (isAsker || isHandling) && steps.includes('write'),
    note: isHandling && steps.includes('write'),
    send: isTriage && steps.includes('send'),
    changeKind: isTriage && steps.includes('change_kind'),
    readPersonalPart: row.wipedAt === null && mattersAccess.can('matters.read_personal_part', actor, subject),
    callBack: steps.includes('answer_outcome') && mattersAccess.can('matters.call_back', actor, subject),
    sayWhetherItLasted: isAsker && steps.includes('say_lasted'),
  }
}

const presentOutcome = (outcome: OutcomeRow, kind: Kind, reading: Reading): Outcome => ({
  id: outcome.id,
  type: outcome.type,
  typeName: textIn(
    kind.outcomes.find(({ key }) => key === outcome.type)?.name ?? { zh: outcome.type },
    reading.lang,
  ),
  isSolved: outcome.isSolved,
  words: outcome.words,
  proposedAt: outcome.proposedAt.toISOString(),
  due: dueOf(outcome.dueAt, reading),
  answer: outcome.answer,
  answeredAt: outcome.answeredAt?.toISOString() ?? null,
  byCall: outcome.calledBy !== null,
})

function presentStep(
  row: StepRow,
  files: readonly FileOfStep[],
  matterId: string,
  isForAsker: boolean,
  lang: Language,
): Step {
  const { words, ...details } = row.details
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    isInside: row.isInside,
    body:
      row.bodyName && row.bodyKind && row.bodyId
        ? bodyOf(row.bodyKind as NamedBody['kind'], row.bodyId, row.bodyName, lang)
        : null,
    person: isForAsker ? null : row.personName,
    words: typeof words === 'string' ? words : null,
    details,
    files: files
      .filter(({ stepId }) => stepId === row.id)
      .map(({ id, name, bytes }) => ({ id, name, bytes, url: `/api/v1/matters/${matterId}/files/${id}` })),
  }
}
