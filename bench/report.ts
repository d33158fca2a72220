// What is printed: a line for each comparison, and at the end which budgets of docs and design are met.
import type { Measured } from './load.ts'

const verdicts: { budget: string; isMet: boolean; value: string }[] = []

export const say = (line: string): void => console.log(line)

export const heading = (text: string): void => say(`\n${text}`)

/** Notes whether a budget is met, and says so on the spot. */
export function judge(budget: string, value: string, isMet: boolean): void {
  verdicts.push({ budget, value, isMet })
  say(`  ${isMet ? 'met    ' : 'NOT MET'} ${budget}: ${value}`)
}

/** All budgets once more, those that are not met last. */
export function sayVerdicts(): void {
  heading('Budgets')
  for (const { budget, value, isMet } of verdicts.toSorted((a, b) => Number(b.isMet) - Number(a.isMet)))
    say(`  ${isMet ? 'met    ' : 'NOT MET'} ${budget}: ${value}`)
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`

export function sayMeasured(name: string, connections: number, measured: Measured): void {
  const throughput = `${Math.round(measured.throughput).toLocaleString('en')}/s`
  const latency = `p50 ${milliseconds(measured.p50).padStart(9)}  p99 ${milliseconds(measured.p99).padStart(9)}`
  say(`  ${name.padEnd(28)} ${String(connections).padStart(2)} conn. ${throughput.padStart(9)}  ${latency}`)
}
