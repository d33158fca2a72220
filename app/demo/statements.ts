// Numbers that others told the demo city, and the one that it had to correct.
import type pg from 'pg'
import * as z from 'zod'
import type { CityPack } from '#app/city-pack.ts'
import { enterCorrection, enterStatement } from '#modules/corrections/public.ts'
import type { Actor, Post } from '#platform/access.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import { day, key } from '#platform/pack-fields.ts'
import { chanceOf } from './chance.ts'
import { copyRows } from './copy-rows.ts'
import type { DemoCalendar, DemoFact } from './fact-row.ts'
import { factOn } from './milestones.ts'

const line = z.string().min(2).max(200)
/**
 * `document` is the text of the signed paper. The confirmed statement is part of the figure's value that the demo
 * promises; the waiting one counts nothing. The correction takes back a fact that was recorded twice on `day`.
 */
export const outsideShape = z.strictObject({
  statements: z.array(
    z.strictObject({
      figure: key,
      quantity: z.int().min(1),
      day,
      saidBy: line,
      signatory: line,
      function: line,
      note: line.optional(),
      document: z.strictObject({ name: line, text: z.string().min(20).max(2000) }),
      confirmed: z.boolean(),
    }),
  ),
  correction: z.strictObject({ figure: key, day, on: day, reason: z.string().min(10).max(400) }),
})
export type Outside = z.infer<typeof outsideShape>

/** How much of a figure's promised value comes in by a confirmed statement. */
export const statedOf = (outside: Outside | undefined, figure: string): number =>
  (outside?.statements ?? [])
    .filter((one) => one.confirmed && one.figure === figure)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** The fact that was recorded twice; the history has it, and a correction takes it back. */
export function doubledFact(pack: CityPack, calendar: DemoCalendar): DemoFact[] {
  const { demo } = pack
  const figure = pack.figures.find((one) => one.key === demo?.outside?.correction.figure)
  if (!demo?.outside || !figure) return []
  const [place] = pack.places.subdistricts.flatMap(({ communities }) => communities)
  const fact = factOn(
    figure.measure,
    demo.outside.correction.day,
    calendar,
    chanceOf(demo.seed, 'doubled'),
    false,
  )
  return [{ ...fact, placeCode: place?.code }]
}

/** Enters statements and correction as two operators of the demo would, through the module itself. */
export async function writeOutside(
  client: pg.Client,
  tx: Db,
  files: FileStore,
  outside: Outside,
  [doubled]: readonly DemoFact[],
): Promise<void> {
  const [by, confirmedBy] = await operators(client)
  if (!by || !confirmedBy) throw new Error('The demo needs two operators: one enters, the other confirms')
  for (const { figure, document, confirmed, function: signatoryFunction, ...said } of outside.statements) {
    const documentId = await writeDocument(client, files, by, document)
    const given = { ...said, figureKey: figure, signatoryFunction, documentId }
    await enterStatement(tx, given, { by, confirmedBy: confirmed ? confirmedBy : null, today: said.day })
  }
  const { reason, on } = outside.correction
  if (doubled) await enterCorrection(tx, { factId: doubled.id, reason }, { by, confirmedBy, today: on })
  // Of what is done already nobody need be told any more.
  await client.query(
    `update notice set read_at = now() where not exists (
       select from statement where id::text = notice.details ->> 'statementId' and state = 'proposed')`,
  )
}

async function operators(client: pg.Client): Promise<Actor[]> {
  const { rows } = await client.query<Post>(
    `select post.id, person_id as "personId", role, body_kind as "bodyKind", body_id as "bodyId"
     from post join account using (person_id) where role = 'operator' order by username limit 2`,
  )
  return rows.map((post) => ({ personId: post.personId, posts: [post] }))
}

async function writeDocument(
  client: pg.Client,
  files: FileStore,
  { personId }: Actor,
  { name, text: content }: Outside['statements'][number]['document'],
): Promise<string> {
  const { id, contentType, bytes, sha256 } = await files.save(Buffer.from(content), { maxBytes: 100_000 })
  const row = [id, name, contentType, bytes, `\\x${sha256}`, personId]
  await copyRows(client, 'file (id, name, content_type, bytes, sha256, uploaded_by)', [row])
  return id
}
