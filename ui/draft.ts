import { useCallback, useEffect, useState } from 'react'

const PREFIX = 'juguang.draft.'

/**
 * State that survives a reload and a closed tab, for what a person has typed. `forget` once it is sent.
 * Kept on this device in the open: never give it a password. Values must survive JSON.
 */
export function useDraft<Value>(key: string | undefined, given: Value) {
  const [initial] = useState(given)
  const [value, setValue] = useState<Value>(() => (key && read<Value>(key)) || initial)
  useEffect(() => {
    if (key && value !== initial) write(key, value)
  }, [key, value, initial])
  const forget = useCallback(() => {
    if (key) write(key, undefined)
    setValue(initial)
  }, [key, initial])
  return [value, setValue, forget] as const
}

/** To be called at sign-out: the next person at this device must not find what this one typed. */
export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // Storage that cannot be reached holds nothing of ours.
  }
}

function read<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? undefined : (JSON.parse(text) as Value)
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Full or refused storage: the form still works, it only forgets on reload.
  }
}
