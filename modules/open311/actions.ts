import type { NewMatter } from '#modules/matters/contract.ts'
import { askThroughProgram, listKinds, type MatterKind } from '#modules/matters/public.ts'
import { dayIn } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { InvalidInput, isProblem, notFound, refused } from '#platform/problem.ts'
import { type NewRequest, TooManySent } from './contract.ts'
import { AGREES, isOffered } from './present.ts'
import { claimSending, insertSentPlace } from './queries.ts'

/** A program at a gateway may speak for many people, yet nobody types this fast. */
const MOST_IN_AN_HOUR = 30
const HOUR = 3600 // seconds
/** Of a matter's title, in characters. */
const TITLE = { least: 2, most: 80 }
/** Of what a matter keeps to reach somebody; a phone number goes before an e-mail address. */
const LONGEST_REACH = 40
/** Stands where a name or a number to call was not given, which the standard leaves open. */
const NOT_GIVEN = '—'

export interface Sending {
  now: Date
  today: string
  zone: string
  source: string
}

/** The kind with this code, if it may be asked here. */
export async function getOffered(db: Db, code: string): Promise<MatterKind> {
  const kind = (await listKinds(db)).find(({ key }) => key === code)
  if (!kind || !isOffered(kind)) throw notFound('service_code')
  return kind
}

/** Enters a request as a matter of a resident; `secret` is for the link to follow it. */
export async function sendRequest(db: Db, sent: NewRequest, sending: Sending) {
  const retryAfterSeconds = await claimSending(db, sending.source, MOST_IN_AN_HOUR, HOUR)
  if (retryAfterSeconds > 0) throw refused(TooManySent, { retryAfterSeconds })
  const kind = await getOffered(db, sent.service_code)
  const { id, secret } = await asked(db, wishOf(sent, kind, sending.zone), sending)
  await insertSentPlace(db, {
    matterId: id,
    address: sent.address_string ?? null,
    latitude: sent.lat ?? null,
    longitude: sent.long ?? null,
    mediaUrl: sent.media_url ?? null,
  })
  return { id, secret }
}

function wishOf(sent: NewRequest, kind: MatterKind, zone: string): NewMatter {
  checkPlace(sent)
  const { [AGREES]: agrees = 'no', ...attributes } = sent.attribute
  if (agrees !== 'yes' && agrees !== 'no') throw wrong(`attribute[${AGREES}]`, 'not_allowed')
  const contact = contactOf(sent)
  return {
    kind: kind.key,
    title: titleOf(sent.description, kind),
    description: descriptionOf(sent, kind),
    answers: Object.fromEntries(
      Object.entries(attributes).map(([key, text]) => [key, answerOf(kind, key, text, zone)]),
    ),
    ...(sent.address_id ? { placeCode: sent.address_id } : {}),
    ...(contact ? { contact } : {}),
    isPublic: agrees === 'yes',
    files: [],
  }
}

/** The standard asks for a point, an address or the code of a place. */
function checkPlace({ lat, long, address_string: address, address_id: code }: NewRequest): void {
  if ((lat === undefined) !== (long === undefined))
    throw wrong(lat === undefined ? 'lat' : 'long', 'required')
  if (lat === undefined && !address && !code) throw wrong('address_string', 'required')
}

/** The first line of what was written, or the name of the kind where that is nothing. */
function titleOf(description: string, kind: MatterKind): string {
  const [line = ''] = description.split('\n', 1)
  // Cut in the middle of a pair of surrogates, half a character would be left.
  const title = line
    .trim()
    .slice(0, TITLE.most)
    .replace(/[\uD800-\uDBFF]$/, '')
  return title.length < TITLE.least ? kind.name.zh : title
}

/** Whoever handles it reads where it is with what it is. */
function descriptionOf(
  { description, address_string: address, lat, long, media_url: media }: NewRequest,
  kind: MatterKind,
) {
  const point = lat === undefined || long === undefined ? undefined : `${lat}, ${long} (WGS 84)`
  const text = description.length < TITLE.least ? kind.name.zh : description
  return [text, address, point, media].filter(Boolean).join('\n\n')
}

function contactOf({ first_name: first, last_name: last, phone, email }: NewRequest): NewMatter['contact'] {
  const name = [last, first].filter(Boolean).join(' ')
  const both = [phone, email].filter(Boolean).join(' ')
  const reach = both.length <= LONGEST_REACH ? both : phone
  return name || reach ? { name: name || NOT_GIVEN, phone: reach || NOT_GIVEN } : undefined
}

/** Forms know texts alone, and the standard's dates are moments. */
function answerOf({ questions }: MatterKind, key: string, text: string, zone: string): string | number {
  // A private question is none of the attributes, so it is as unknown as any other word.
  const question = questions.find((asked) => asked.key === key && !asked.private)
  if (!question) throw wrong(`attribute[${key}]`, 'unknown_field')
  if (question.kind === 'number' && /^\d{1,15}(\.\d{1,6})?$/.test(text.trim())) return Number(text)
  if (question.kind === 'day' && text.includes('T') && !Number.isNaN(Date.parse(text)))
    return dayIn(zone, new Date(text))
  return text
}

const wrong = (field: string, code: string) =>
  refused(InvalidInput, { problems: [{ field, code, in: 'body' }] })

const FIELDS: Readonly<Record<string, string>> = { kind: 'service_code', placeCode: 'address_id' }

/** What matters refuse is told by the names that the sender used. */
async function asked(db: Db, wish: NewMatter, sending: Sending) {
  try {
    return await askThroughProgram(db, wish, sending)
  } catch (error) {
    if (!isProblem(error, InvalidInput)) throw error
    const problems = error.details.problems.map(({ field, ...rest }) => ({
      ...rest,
      field: FIELDS[field] ?? field.replace(/^answers\.(.*)$/s, 'attribute[$1]'),
    }))
    throw refused(InvalidInput, { problems })
  }
}
