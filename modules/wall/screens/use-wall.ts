import { useEffect, useState } from 'react'
import type { Language } from '#ui/language.ts'
import type { Wall } from '../contract.ts'
import { followWall } from './follow-wall.ts'

export interface Followed {
  /** Undefined until the first time it was told; kept while the line is broken. */
  readonly wall: Wall | undefined
  readonly isConnected: boolean
}

/** The wall as it is now, and whether it still comes. */
export function useWall(lang: Language): Followed {
  const [wall, setWall] = useState<Wall>()
  const [isConnected, setConnected] = useState(false)
  useEffect(() => {
    const stop = followWall(lang, {
      // The first parts told are the whole.
      onChange: (parts) => setWall((before) => ({ ...before, ...parts }) as Wall),
      onLink: setConnected,
    })
    return () => {
      stop()
      setWall(undefined)
    }
  }, [lang])
  return { wall, isConnected }
}
