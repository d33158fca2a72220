// What a city pack says about figures, and the living article that rests on them.
import * as z from 'zod'
import type { Fault, FieldPath, PackFile, PackPart } from '#platform/pack.ts'
import { key, keyedList, name, sentence, type Text, text, word } from '#platform/pack-fields.ts'

const figuresShape = z.strictObject({
  figures: keyedList(
    z.strictObject({
      key,
      title: name,
      rule: text(600),
      kind: z.enum(['stock', 'flow', 'constant']),
      distinct: z.enum(['unit', 'person', 'organisation', 'none']),
      measure: z
        .string()
        .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, 'must be a measure like network.institutes-linked'),
      committee: key.optional(),
      countingUnit: z.strictObject({ zh: word, en: z.tuple([word, word]) }),
      wording: z.enum(['exact', 'rounded']),
      dateBasis: sentence,
      records: z.enum(['public', 'members', 'counted']),
      source: sentence.optional(),
      statements: z.literal(true).optional(),
      aspect: z.enum(['network', 'spaces', 'culture', 'growing', 'services', 'responsibility']),
    }),
  ),
})
type Figures = z.infer<typeof figuresShape>
/**
 * `committee` narrows the count to one committee. `countingUnit.en` is singular and plural.
 * `records`: who may open single rows; of `counted` figures the public sees the number alone. `source` is a constant's.
 * `statements`: signed statements from outside may add to it, because no module counts it all.
 */
export type FigureDefinition = Figures['figures'][number]
export const figuresPart: PackPart<Figures> = { file: 'figures.yaml', shape: figuresShape }

const paragraph = text(2000)
const articleShape = z.strictObject({
  slug: key,
  kicker: sentence,
  title: sentence,
  lead: paragraph,
  sections: z.array(z.strictObject({ heading: name, paragraphs: z.array(paragraph).min(1) })).min(1),
  aside: z.array(key).min(2).max(3),
})
/** In lead and paragraphs `{figure:key}` stands for the number with its counting unit, worded by the language. */
export type Article = z.infer<typeof articleShape>
export const articlePart: PackPart<Article> = { file: 'article.yaml', shape: articleShape }

const REFERENCE = /\{figure:([a-z0-9-]+)\}/g

/** The figures that a text of the article refers to, in the order of the text, each as often as it is named. */
export const figureReferences = (content: string): string[] =>
  [...content.matchAll(REFERENCE)].flatMap((match) => match[1] ?? [])

/** A figure that is one attribute of the city says where it comes from; any other is counted and has no source. */
export function figureFaults(figures: PackFile<Figures>): Fault[] {
  return figures.content.figures.flatMap(({ kind, source, statements }, i) => {
    if (kind === 'constant' && statements)
      return [figures.fault(['figures', i, 'statements'], 'must not stand here: a constant counts no facts')]
    if (kind === 'constant' && source === undefined)
      return [figures.fault(['figures', i, 'source'], 'is missing: a constant says where it comes from')]
    if (kind !== 'constant' && source !== undefined)
      return [figures.fault(['figures', i, 'source'], 'must not stand here: only a constant has a source')]
    return []
  })
}

/** Every reference names a figure of the pack, and both languages of a text tell the same figures. */
export function articleFaults(article: PackFile<Article>, figures: PackFile<Figures>): Fault[] {
  const known = new Set(figures.content.figures.map((figure) => figure.key))
  const { lead, sections, aside } = article.content
  const texts: [FieldPath, Text][] = [
    [['lead'], lead],
    ...sections.flatMap(({ paragraphs }, i) =>
      paragraphs.map((own, j): [FieldPath, Text] => [['sections', i, 'paragraphs', j], own]),
    ),
  ]
  return [
    ...texts.flatMap(([path, own]) =>
      textProblems(own, known).map(([language, problem]) => article.fault([...path, language], problem)),
    ),
    ...aside.flatMap((own, i) =>
      known.has(own) ? [] : [article.fault(['aside', i], `no figure has the key "${own}"`)],
    ),
  ]
}

function textProblems(own: Text, known: ReadonlySet<string>): [keyof Text, string][] {
  const languages = ['zh', 'en'] as const
  const problems = languages.flatMap((language): [keyof Text, string][] => {
    const unknown = figureReferences(own[language]).filter((one) => !known.has(one))
    const broken = /[{}]/.test(own[language].replace(REFERENCE, ''))
    return [
      ...unknown.map((one): [keyof Text, string] => [language, `no figure has the key "${one}"`]),
      ...(broken ? [[language, 'has a brace that is not part of {figure:key}'] as [keyof Text, string]] : []),
    ]
  })
  if (problems.length > 0 || named(own.zh) === named(own.en)) return problems
  return [
    ['en', `tells the figures ${named(own.en) || 'none'}, but the Chinese text ${named(own.zh) || 'none'}`],
  ]
}

const named = (content: string) => figureReferences(content).toSorted().join(', ')
