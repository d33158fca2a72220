import type { MatterKind, Question } from '#modules/matters/public.ts'
import type { Language } from '#platform/contract.ts'
import { textIn } from '#platform/texts.ts'
import type { Attribute, Service, ServiceRequest } from './contract.ts'
import type { RequestRow } from './queries.ts'

/** The attribute by which an asker agrees that the request is shown; no key of a question has an underscore. */
export const AGREES = 'is_public'
const AGREEMENT = {
  question: {
    zh: '是否同意公开这件事项（不含个人信息）',
    hant: '是否同意公開這件事項（不含個人資訊）',
    en: 'May this request be shown in public, without personal information?',
  },
  yes: { zh: '同意', hant: '同意', en: 'Yes' },
  no: { zh: '不同意', hant: '不同意', en: 'No' },
}

/** An answer up to here is typed into one line. */
const ONE_LINE = 200

/** A public kind that residents may ask without telling anything that is private. */
export const isOffered = ({ askers, public: isPublic, questions }: MatterKind): boolean =>
  isPublic && askers.includes('resident') && questions.every((asked) => !asked.private || !asked.required)

export const presentService = (kind: MatterKind, group: string, lang: Language): Service => ({
  service_code: kind.key,
  service_name: textIn(kind.name, lang),
  description: textIn(kind.summary, lang),
  metadata: true,
  type: 'realtime',
  keywords: [...new Set([kind.name.zh, kind.name.en])].join(', '),
  group,
})

export function presentAttributes(kind: MatterKind, lang: Language): Attribute[] {
  const questions = kind.questions.filter((asked) => !asked.private)
  return [
    ...questions.map((question, index) => presentQuestion(question, index + 1, lang)),
    {
      variable: true,
      code: AGREES,
      datatype: 'singlevaluelist',
      required: false,
      datatype_description: null,
      order: questions.length + 1,
      description: textIn(AGREEMENT.question, lang),
      values: (['yes', 'no'] as const).map((key) => ({ key, name: textIn(AGREEMENT[key], lang) })),
    },
  ]
}

function presentQuestion(question: Question, order: number, lang: Language): Attribute {
  const description = textIn(question.text, lang)
  const common = {
    variable: true,
    code: question.key,
    required: question.required,
    order,
    description,
  } as const
  switch (question.kind) {
    case 'text':
      return {
        ...common,
        datatype: question.maxLength > ONE_LINE ? 'text' : 'string',
        datatype_description: `≤ ${question.maxLength}`,
      }
    case 'number':
      return { ...common, datatype: 'number', datatype_description: `0–${question.maximum}` }
    case 'day':
      return { ...common, datatype: 'datetime', datatype_description: 'YYYY-MM-DD' }
    case 'choice':
      return {
        ...common,
        datatype: 'singlevaluelist',
        datatype_description: null,
        values: question.options.map(({ key, name }) => ({ key, name: textIn(name, lang) })),
      }
  }
}

/** What of a request is nobody's but its asker's is left out, unless the asker agreed. */
export const presentRequest =
  (lang: Language) =>
  (row: RequestRow): ServiceRequest => {
    const shown = <T>(value: T): T | null => (row.isShown ? value : null)
    return {
      service_request_id: row.id,
      status: row.status === 'closed' ? 'closed' : 'open',
      status_notes: row.closing ?? row.status,
      service_name: textIn(row.kindName, lang),
      service_code: row.kind,
      description: shown(row.description),
      agency_responsible: row.agencyName === null ? null : textIn(row.agencyName, lang),
      service_notice: null,
      requested_datetime: row.askedAt.toISOString(),
      updated_datetime: (row.closedAt ?? row.stepAt ?? row.askedAt).toISOString(),
      expected_datetime: row.dueAt?.toISOString() ?? null,
      address: shown(row.address ?? (row.placeName === null ? null : textIn(row.placeName, lang))),
      address_id: shown(row.placeCode),
      zipcode: null,
      lat: shown(row.latitude),
      long: shown(row.longitude),
      media_url: shown(row.mediaUrl),
    }
  }
