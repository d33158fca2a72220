import { Loaded } from '#ui/loaded.tsx'
import { Page } from '#ui/page.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import { AllCheckpoints } from './all-checkpoints.tsx'
import { checkpoints } from './client.ts'
import { HowToCheck } from './how-to-check.tsx'
import { NewestCheckpoint } from './newest-checkpoint.tsx'
import { PublicKeys } from './public-keys.tsx'
import { words } from './words.ts'

/** What a checkpoint is for, the newest one, and all that is needed to check it. */
export function Checkpoints() {
  const t = useWords(words)
  const pages = usePages(checkpoints.listCheckpoints, {})
  return (
    <Page setting="read" kicker={t('kicker')} title={t('title')} lead={t('lead')}>
      <Loaded query={pages}>
        {(rows) => (
          <>
            <NewestCheckpoint checkpoint={rows[0]} />
            <HowToCheck />
            <PublicKeys />
            <AllCheckpoints rows={rows} next={pages.next} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
