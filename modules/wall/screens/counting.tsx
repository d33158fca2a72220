import { useLayoutEffect, useRef } from 'react'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { allowsMotion } from './motion.ts'

const COUNT_MS = 1400

/** A number that counts to its new value before people's eyes; it stands at once where motion is not wanted. */
export function Counting({ value }: { value: number }) {
  const language = useLanguage()
  const place = useRef<HTMLSpanElement>(null)
  const shown = useRef(value)
  useLayoutEffect(() => {
    if (!place.current) return
    // One text for good: a week of counting must not leave a node for every step.
    const text = place.current.firstChild ?? place.current.appendChild(document.createTextNode(''))
    const show = (number: number) => {
      shown.current = number
      text.nodeValue = formatNumber(number, language)
    }
    const from = shown.current
    if (from === value || !allowsMotion()) return show(value)
    show(from)
    let frame = 0
    const began = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, now - began) / COUNT_MS)
      show(Math.round(from + (value - from) * (1 - (1 - part) ** 3)))
      if (part < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [value, language])
  return <span ref={place} />
}
