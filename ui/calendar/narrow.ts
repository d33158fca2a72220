import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 899px)'

/** Whether there is room for one day only; follows the window as it turns. */
export const useIsNarrow = (): boolean => useSyncExternalStore(onTurning, () => matchMedia(NARROW).matches)

function onTurning(told: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', told)
  return () => query.removeEventListener('change', told)
}
