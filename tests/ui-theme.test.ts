import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'

const css = await readFile('ui/theme.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    [light, dark],
  ]),
)

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, theme: 0 | 1): number {
  const [low = 0, high = 0] = [one, other]
    .map((name) => luminance(tokens.get(name)?.[theme] ?? assert.fail(`no token ${name}`)))
    .sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const texts = ['ink', 'soft', 'act', 'wait', 'sure']
const grounds = ['paper', 'raised', 'tint', 'act-tint', 'wait-tint', 'sure-tint']
const pairs = texts.flatMap((text) => grounds.map((ground) => [text, ground] as const))

for (const theme of [0, 1] as const)
  test(`every text can be read on every ground in the ${['light', 'dark'][theme]} theme`, () => {
    for (const [text, ground] of [
      ...pairs,
      ['on-act', 'act-fill'] as const,
      ['on-act', 'act-fill-over'] as const,
    ])
      assert.ok(
        contrast(text, ground, theme) >= 4.5,
        `${text} on ${ground}: ${contrast(text, ground, theme).toFixed(2)}`,
      )
    assert.ok(contrast('edge', 'paper', theme) >= 3, 'the edge of a field on paper')
  })

test('no colour is written outside the theme', async () => {
  for await (const file of glob('{ui,app,modules}/**/*.{css,tsx}')) {
    if (file.endsWith('theme.css')) continue
    assert.doesNotMatch(
      await readFile(file, 'utf8'),
      /#[0-9a-f]{3,8}\b(?=[;'" )])|\brgba?\(|\bhsla?\(/i,
      file,
    )
  }
})
