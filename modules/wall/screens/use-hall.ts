import { useEffect, useLayoutEffect, useState } from 'react'

const STILL_MS = 3000

/** True while the pointer has rested for three seconds: a hall need not see it. */
export function usePointerRests(): boolean {
  const [rests, setRests] = useState(false)
  useEffect(() => {
    let timer = setTimeout(setRests, STILL_MS, true)
    const move = () => {
      clearTimeout(timer)
      setRests(false)
      timer = setTimeout(setRests, STILL_MS, true)
    }
    document.addEventListener('pointermove', move)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointermove', move)
    }
  }, [])
  return rests
}

/** Keeps the screen from sleeping where the browser allows it; a page that was hidden lost the lock and asks again. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      lock = await navigator.wakeLock.request('screen').catch(() => undefined) // refused on low battery
    }
    const changed = () => void ask()
    void ask()
    document.addEventListener('visibilitychange', changed)
    return () => {
      document.removeEventListener('visibilitychange', changed)
      void lock?.release()
    }
  }, [])
}

/** `f` fills the screen and leaves it again. */
export function useFullscreenKey(): void {
  useEffect(() => {
    const press = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (key !== 'f' || ctrlKey || metaKey || altKey) return
      const asked = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen()
      asked.catch(() => undefined) // a browser may not allow it; the page stays as it is
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** The theme of the page while this screen is open; before the first paint, so that a dark hall sees no flash. */
export function useTheme(theme: 'light' | 'dark'): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset.theme
    dataset.theme = theme
    return () => {
      if (before === undefined) delete dataset.theme
      else dataset.theme = before
    }
  }, [theme])
}

/** The moment, anew with each minute of the clock. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const untilNext = MINUTE_MS - (Date.now() % MINUTE_MS)
    const timer = setTimeout(() => setNow(new Date()), untilNext)
    return () => clearTimeout(timer)
  }, [now])
  return now
}
const MINUTE_MS = 60_000
