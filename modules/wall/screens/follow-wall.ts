import { API_ROOT } from '#platform/contract.ts'
import type { Language } from '#ui/language.ts'
import { type Wall, wallStream } from '../contract.ts'

export interface Follower {
  /** The whole wall first and after a break, then the parts that changed. */
  readonly onChange: (parts: Partial<Wall>) => void
  readonly onLink: (isConnected: boolean) => void
}

/** The server beats every 15 s; three missed beats mean a line that died without a word. */
const SILENCE_MS = 50_000
/** The server reads every second; when its last reading is this old, what is shown is no longer now. */
const STALE_SECONDS = 10
const [FIRST_RETRY_MS, LONGEST_RETRY_MS] = [1000, 30_000]

/**
 * Follows the wall until it is told to stop. The browser reconnects by itself after a broken line, but gives up when the
 * server answers with anything but a stream, and notices nothing when the line is dead: both are mended here.
 */
export function followWall(lang: Language, { onChange, onLink }: Follower): () => void {
  let source: EventSource
  let silence: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(again, SILENCE_MS)
  }
  // Who comes back with what still stands is told nothing more, so an open line is a good one until a beat says otherwise.
  const opened = () => {
    heard()
    failures = 0
    onLink(true)
  }
  const take = ({ data }: MessageEvent<string>) => {
    opened()
    onChange(JSON.parse(data) as Partial<Wall>)
  }
  const open = () => {
    source = new EventSource(`${API_ROOT}${wallStream.path}?lang=${lang}`)
    source.addEventListener('open', opened)
    source.addEventListener('state', take)
    source.addEventListener('change', take)
    source.addEventListener('beat', ({ data }: MessageEvent<string>) => {
      heard()
      onLink(Number(data) <= STALE_SECONDS)
    })
    source.addEventListener('error', () => {
      onLink(false)
      if (source.readyState === EventSource.CLOSED) again()
    })
    heard()
  }
  const stop = () => {
    clearTimeout(silence)
    clearTimeout(retry)
    source.close()
  }
  const again = () => {
    stop()
    onLink(false)
    // By chance within the second half, so that the screens of a city do not come back in step.
    const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++)
    retry = setTimeout(open, longest * (0.5 + Math.random() / 2))
  }
  open()
  return stop
}
