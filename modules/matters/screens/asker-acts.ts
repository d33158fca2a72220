import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'
import type { filesContract } from '#modules/files/contract.ts'
import type { RefusalOf } from '#platform/contract.ts'
import { useLanguage } from '#ui/language.ts'
import type { Matter, mattersContract } from '../contract.ts'
import { matters } from './client.ts'
import { secretQuery } from './secret.ts'
import type { FetchFile } from './step-files.tsx'
import { uploadAll } from './use-ask.ts'

type Contract = typeof mattersContract

export type AskerRefused =
  // What writing, withdrawing and saying whether it lasted refuse is among these.
  | RefusalOf<Contract['answerOutcome']>
  | RefusalOf<Contract['reopenMatter']>
  | RefusalOf<typeof filesContract.uploadFile>

type Act<Input> = UseMutationResult<Matter, AskerRefused, Input>

/** What an asker can do, whether they are known by their account or by their secret link. */
export interface AskerActs {
  answer: Act<{ isConfirmed: boolean; words?: string }>
  /** Files come only from who has an account: an upload belongs to somebody. */
  write: Act<{ words: string; files: readonly File[] }>
  reopen: Act<string>
  withdraw: Act<void>
  sayLasted: Act<boolean>
  /** By the secret link alone; with an account, addresses open files. */
  fetchFile: FetchFile | undefined
}

export function useActsById(id: string): AskerActs {
  const lang = useLanguage()
  const call = { params: { id }, query: { lang } }
  const keep = useKeep(matters.getMatter.queryOptions(call).queryKey)
  return {
    answer: useAct((body) => matters.answerOutcome({ ...call, body }), keep),
    write: useAct(async ({ words, files }) => {
      const body = { to: 'handlers', words, files: await uploadAll(files) } as const
      return matters.writeMessage({ ...call, body })
    }, keep),
    reopen: useAct((reason) => matters.reopenMatter({ ...call, body: { reason } }), keep),
    withdraw: useAct(() => matters.withdrawMatter(call), keep),
    sayLasted: useAct((lasted) => matters.sayWhetherItLasted({ ...call, body: { lasted } }), keep),
    fetchFile: undefined,
  }
}

export function useActsBySecret(secret: string): AskerActs {
  const lang = useLanguage()
  const query = { lang }
  const keep = useKeep(secretQuery(secret, lang).queryKey)
  return {
    answer: useAct((said) => matters.answerOutcomeBySecret({ query, body: { secret, ...said } }), keep),
    write: useAct(({ words }) => matters.writeBySecret({ query, body: { secret, words } }), keep),
    reopen: useAct((reason) => matters.reopenBySecret({ query, body: { secret, reason } }), keep),
    withdraw: useAct(() => matters.withdrawBySecret({ query, body: { secret } }), keep),
    sayLasted: useAct(
      (lasted) => matters.sayWhetherItLastedBySecret({ query, body: { secret, lasted } }),
      keep,
    ),
    fetchFile: (fileId) => matters.downloadFileBySecret({ body: { secret, fileId } }),
  }
}

interface Keep {
  onSuccess: (matter: Matter) => void
  onError: () => void
}

/** Shows what an act made of the matter; after a refusal, what somebody else has made of it meanwhile. */
function useKeep(queryKey: readonly unknown[]): Keep {
  const queries = useQueryClient()
  return {
    onSuccess: (matter) => {
      queries.setQueryData<Matter>([...queryKey], matter)
      void queries.invalidateQueries({ queryKey: matters.listMatters.queryKey })
    },
    onError: () => void queries.invalidateQueries({ queryKey: [...queryKey] }),
  }
}

const useAct = <Input>(act: (input: Input) => Promise<Matter>, keep: Keep): Act<Input> =>
  useMutation<Matter, AskerRefused, Input>({ mutationFn: act, ...keep })

/** Whether the reader has the rights of who asked; once none is left, no more can be told apart. */
export const isAsker = ({ can }: Matter): boolean =>
  can.withdraw || can.confirm || can.reopen || can.sayWhetherItLasted
