import type { CityPack } from '#app/city-pack.ts'
import type { DemoMatters } from '#app/demo-matters-pack.ts'
import type { MatterKind } from '#modules/matters/pack.ts'
import type { Chance } from './chance.ts'
import { daysLater } from './days.ts'
import type { InventedPerson, InventedPost } from './invent-accounts.ts'

/** Whoever acts: under a post, or for themselves. */
export interface MatterActor {
  readonly person: InventedPerson
  readonly post?: InventedPost
}

/** What is asked; at the counter `asker` is the host, and the contact is somebody else's. */
export interface MatterWish {
  readonly kind: MatterKind
  readonly asker: MatterActor
  readonly channel: 'person' | 'unit' | 'counter'
  readonly title: string
  readonly description: string
  readonly open: object
  readonly personal: object
  readonly contact: object | null
  readonly placeCode: string
  /** A text with the matter's place put in. */
  readonly inPlace: (words: string) => string
}

interface World {
  readonly pack: CityPack
  readonly demo: { readonly matters: DemoMatters }
  readonly askers: readonly InventedPerson[]
  readonly chance: Chance
}

export function wishFor(
  item: DemoMatters['items'][number],
  kind: MatterKind,
  asker: MatterActor,
  askedOn: string,
  world: World,
): MatterWish {
  const { pack, chance } = world
  const place = chance.pick(pack.places.subdistricts.flatMap(({ communities }) => communities))
  const inPlace = (words: string) => words.replaceAll('{place}', place.name.zh)
  const channel = asker.post?.role === 'host' ? 'counter' : asker.post ? 'unit' : 'person'
  const answered = kind.questions.map((question) => ({
    question,
    answer: item.answers[question.key] ?? answerTo(question, askedOn, world),
  }))
  const of = (isPrivate: boolean) =>
    Object.fromEntries(
      answered
        .filter(({ question }) => question.private === isPrivate)
        .map(({ question, answer }) => [question.key, answer]),
    )
  const { name } = chance.pick(world.askers)
  return {
    kind,
    asker,
    channel,
    title: inPlace(item.title),
    description: inPlace(item.description),
    open: of(false),
    personal: of(true),
    contact: channel === 'counter' ? { name, phone: '13800000000' } : null,
    placeCode: place.code,
    inPlace,
  }
}

/** A day that is nobody else's business is that of a birth, any other one that is wished for. */
function answerTo(
  question: MatterKind['questions'][number],
  askedOn: string,
  { demo, chance, askers }: World,
) {
  const texts = demo.matters.answers[question.key]
  switch (question.kind) {
    case 'choice':
      return chance.pick(question.options).key
    case 'number':
      return Math.min(question.maximum, chance.between(3, 80) * 10)
    case 'day':
      return daysLater(
        askedOn,
        question.private ? -chance.between(4 * 365, 12 * 365) : chance.between(14, 60),
      )
    case 'text':
      return texts ? chance.pick(texts) : chance.pick(askers).name
  }
}
