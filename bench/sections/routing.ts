import { realpath } from 'node:fs/promises'
import * as z from 'zod'
import { learnLabels } from '#platform/ranking/learn-labels.ts'
import { readJsonLines, share } from '../judged.ts'
import { say } from '../report.ts'

const Message = z.object({ subject: z.string(), detail: z.string(), level1: z.string() })
type Message = z.infer<typeof Message>
const FOLDS = 5

/** Learns from the messages of one folder which label those of the other have; of one folder, from four fifths about the fifth. */
export async function benchRouting(trainFolder: string, testFolder: string): Promise<void> {
  const read = (folder: string) => readJsonLines(folder, 'messages_labelled.jsonl', Message)
  const test = await read(testFolder)
  const isOne = (await realpath(trainFolder)) === (await realpath(testFolder))
  const ranks = isOne
    ? Array.from({ length: FOLDS }, (_, fold) => {
        const isHeldOut = (_message: Message, i: number) => i % FOLDS === fold
        return ranksOf(
          test.filter((message, i) => !isHeldOut(message, i)),
          test.filter(isHeldOut),
        )
      }).flat()
    : ranksOf(await read(trainFolder), test)
  const within = (cut: number) => share(ranks.filter((rank) => rank >= 0 && rank < cut).length, ranks.length)
  const how = isOne ? ` (one folder: ${FOLDS}-fold cross-validation)` : ''
  say(`top1 ${within(1)} top3 ${within(3)}${how}`)
}

function ranksOf(train: readonly Message[], test: readonly Message[]): number[] {
  const labelsOf = learnLabels(
    train.map(({ subject, detail, level1 }) => ({ title: subject, text: detail, label: level1 })),
  )
  return test.map(({ subject, detail, level1 }) =>
    labelsOf({ title: subject, text: detail }).findIndex(({ label }) => label === level1),
  )
}
