import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import * as z from 'zod'
import { type FieldPath, PackFault, type PackFile, readPackFile, readPackParts } from './pack.ts'
import { day, key, keyedList, text } from './pack-fields.ts'

const folder = await mkdtemp(join(tmpdir(), 'pack-'))
after(() => rm(folder, { recursive: true }))

const thing = z.strictObject({
  key,
  name: text(10),
  kind: z.enum(['stock', 'flow', 'constant']),
  since: day.optional(),
  size: z.int().min(1).max(9).optional(),
})
const shape = z.strictObject({ things: keyedList(thing) })
type Things = z.infer<typeof shape>

const honest = `# a comment
things:
  - key: lamp
    name: { zh: 灯, en: Lamp }
    kind: stock
  - key: lens
    name:
      zh: 透镜
      en: Lens
    kind: flow
`

async function read(content: string | Uint8Array): Promise<PackFile<Things>> {
  await writeFile(join(folder, 'things.yaml'), content)
  return readPackFile(folder, 'things.yaml', shape)
}

/** The faults as people read them, without the folder. */
async function faultsOf(reading: Promise<unknown>): Promise<string[]> {
  const error = await reading.then(
    () => assert.fail('nothing was found wrong'),
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof PackFault, String(error))
  assert.equal(error.message.split('\n').length, error.faults.length)
  return error.message.split('\n').map((line) => line.replace(`${folder}/`, ''))
}

test('an honest file is read, with or without a byte order mark', async () => {
  const { content } = await read(honest)
  assert.deepEqual(content.things[1], { key: 'lens', name: { zh: '透镜', en: 'Lens' }, kind: 'flow' })
  assert.deepEqual((await read(`\uFEFF${honest}`)).content, content)
})

test('a rule across files can point at any field, and at the parent of a missing one', async () => {
  const { fault } = await read(honest)
  const lineOf = (path: FieldPath) => fault(path, 'x').line
  assert.equal(lineOf(['things', 1, 'name', 'en']), 9)
  assert.equal(lineOf(['things', 1, 'since']), 6)
  assert.equal(lineOf(['things', 7]), 2)
  assert.equal(fault(['things', 1, 'kind'], 'x').field, 'things[1].kind')
})

const refused: [what: string, content: string | Uint8Array, told: string[]][] = [
  [
    'a wrong choice',
    honest.replace('stock', 'stok'),
    ['things.yaml:5 things[0].kind: must be one of stock, flow, constant, not "stok"'],
  ],
  [
    'an unknown field, named by itself,',
    honest.replace('    kind: flow', '    kind: flow\n    colour: red\n    weight: 3'),
    [
      'things.yaml:11 things[1].colour: is not a field of this file',
      'things.yaml:12 things[1].weight: is not a field of this file',
    ],
  ],
  ['a missing field', honest.replace('    kind: flow\n', ''), ['things.yaml:6 things[1].kind: is missing']],
  [
    'a text in one language',
    honest.replace('{ zh: 灯, en: Lamp }', '灯'),
    ['things.yaml:4 things[0].name: must be a group of fields, not "灯"'],
  ],
  [
    'a number where text belongs',
    honest.replace('key: lamp', 'key: 440311'),
    ['things.yaml:3 things[0].key: must be text, not 440311: put it in quotes'],
  ],
  [
    'an empty value',
    honest.replace('en: Lens', 'en:'),
    ['things.yaml:9 things[1].name.en: must be text, not empty'],
  ],
  [
    'a text that is too long',
    honest.replace('en: Lens', 'en: Lens of the lighthouse'),
    ['things.yaml:9 things[1].name.en: must have at most 10 characters'],
  ],
  [
    'a key in capitals',
    honest.replace('key: lamp', 'key: Lamp_1'),
    ['things.yaml:3 things[0].key: must be small letters and digits, joined by hyphens'],
  ],
  [
    'a day that no calendar has',
    honest.replace('kind: flow', 'kind: flow\n    since: 2025-02-29'),
    ['things.yaml:11 things[1].since: must be a day like 2024-03-18'],
  ],
  [
    'numbers out of range or broken',
    honest
      .replace('kind: flow', 'kind: flow\n    size: 10')
      .replace('kind: stock', 'kind: stock\n    size: 1.5'),
    [
      'things.yaml:6 things[0].size: must be a whole number, not 1.5',
      'things.yaml:12 things[1].size: must be at most 9',
    ],
  ],
  [
    'a key used by two entries',
    honest.replace('key: lens', 'key: lamp'),
    ['things.yaml:6 things[1].key: "lamp" stands here twice'],
  ],
  [
    'a field written twice',
    honest.replace('    kind: flow', '    kind: flow\n    kind: stock'),
    ['things.yaml:11 kind: stands here twice'],
  ],
  [
    'an alias',
    honest.replace('kind: stock', 'kind: &kind stock').replace('kind: flow', 'kind: *kind'),
    ['things.yaml:10 repeats *kind from elsewhere: write it out'],
  ],
  ['a tab', honest.replace('    kind: flow', '\tkind: flow'), ['things.yaml:10 has a tab: write spaces']],
  ['an empty file', '', ['things.yaml:1 must be a group of fields, not empty']],
  [
    'a tag of its own',
    honest.replace('kind: flow', 'kind: !secret flow'),
    ['things.yaml:10 Unresolved tag: !secret'],
  ],
  [
    'text that is not UTF-8',
    Buffer.concat([Buffer.from(honest), Buffer.from([0xb9, 0xe2, 0xc3, 0xf7])]),
    ['things.yaml:11 is not UTF-8 text'],
  ],
  ['a file over 2 MB', honest + '#'.repeat(2_000_000), ['things.yaml:1 is larger than 2 MB']],
]

for (const [what, content, told] of refused)
  test(`${what} is refused with its line and field`, async () => {
    assert.deepEqual(await faultsOf(read(content)), told)
  })

test('a bomb of aliases and a tower of brackets are refused at once', async () => {
  const bomb = Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(i > 0 ? 9 : 0)}]`)
  await assert.rejects(read(bomb.join('\n')), PackFault)
  await assert.rejects(read(`things: ${'['.repeat(50_000)}${']'.repeat(50_000)}`), PackFault)
})

test('a hundred thousand fields in one group are refused before each is looked at', async () => {
  const fields = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n')
  assert.deepEqual(await faultsOf(read(fields)), ['things.yaml:1 has a group of more than 1000 fields'])
})

test('a missing file and a folder in its place are faults', async () => {
  assert.deepEqual(await faultsOf(readPackFile(folder, 'none.yaml', shape)), ['none.yaml:1 is missing'])
  assert.deepEqual(await faultsOf(readPackFile(folder, '.', shape)), [`${folder}:1 is not a file`])
})

test('the faults of several files are told together', async () => {
  await writeFile(join(folder, 'things.yaml'), honest.replace('stock', 'stok'))
  const reading = readPackParts(folder, {
    things: { file: 'things.yaml', shape },
    others: { file: 'none.yaml', shape },
  })
  assert.deepEqual(await faultsOf(reading), [
    'things.yaml:5 things[0].kind: must be one of stock, flow, constant, not "stok"',
    'none.yaml:1 is missing',
  ])
})

test('whatever stands in a file, it is read or refused by a pack fault', async () => {
  const scraps = fc.constantFrom(
    'things:',
    '\n',
    '  ',
    '- ',
    'key: ',
    'lamp',
    '{',
    '}',
    '[',
    '&a ',
    '*a',
    ': ',
    '"',
    '|',
    '---',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(scraps).map((own) => own.join('')),
      ),
      async (own) => {
        await read(own).catch((error: unknown) => assert.ok(error instanceof PackFault, String(error)))
      },
    ),
    { numRuns: 200 },
  )
})
