import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useLanguage } from '#ui/language.ts'
import { Link } from '#ui/link.tsx'
import { Loaded } from '#ui/loaded.tsx'
import { Waiting } from '#ui/states.tsx'
import { usePages } from '#ui/use-pages.ts'
import { useWords } from '#ui/words.ts'
import type { Committee } from '../contract.ts'
import css from './chain-picture.module.css'
import { network } from './client.ts'
import { unitName } from './unit-name.ts'
import { words } from './words.ts'

interface PositionMembersProps {
  committeeKey: string
  position: Committee['numbers']['byPosition'][number]
  /** What units in this position do. */
  summary: string | undefined
}

// A dozen names can be taken in at a look; the rest comes when it is asked for.
const AT_A_LOOK = 12

// The button goes when the last names come, and would take the place of the keyboard with it.
const focusName = (item: HTMLLIElement | null) => item?.querySelector('a')?.focus()

export function PositionMembers({ committeeKey, position, summary }: PositionMembersProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const { key, name, members: count } = position
  const [firstOfRest, setFirstOfRest] = useState<number>()
  const members = usePages(network.listMembers, {
    params: { id: committeeKey },
    query: { position: key, lang, limit: AT_A_LOOK },
  })
  const { next } = members
  const loadRest = () => {
    setFirstOfRest(members.data?.length)
    next?.load()
  }
  return (
    <>
      <h3 className={css.head}>
        <span>{name}</span>
        <span className={css.count}>{count}</span>
      </h3>
      <p className={css.summary}>{summary}</p>
      <div>
        {count === 0 ? (
          <p className={css.summary}>{t('noMember')}</p>
        ) : (
          <Loaded query={members} waiting={<Waiting lines={Math.min(count, AT_A_LOOK)} />}>
            {(items) => (
              <>
                <ul className={css.units}>
                  {items.map(({ id, unit }, index) => (
                    <li key={id} ref={index === firstOfRest ? focusName : undefined}>
                      <Link to={unit.url}>{unitName(unit, lang)}</Link>
                    </li>
                  ))}
                </ul>
                {next && (
                  <Button look="text" busy={next.busy} onClick={loadRest}>
                    {t('moreMembers', { n: count - items.length })}
                  </Button>
                )}
              </>
            )}
          </Loaded>
        )}
      </div>
    </>
  )
}
