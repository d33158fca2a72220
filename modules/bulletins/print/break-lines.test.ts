import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Atom, breakLines } from './break-lines.ts'

/** Han characters and their marks are 10 wide, all others 5; `^` is the mark of a note. */
function atoms(text: string): Atom[] {
  return Array.from(text, (character): Atom => {
    if (character === '^') return { character, face: 'plain', note: 1, width: 2, spaceBefore: 0 }
    const width = character > '\u2000' ? 10 : 5
    return { character, face: 'plain', note: undefined, width, spaceBefore: 0 }
  })
}

const textsOf = (text: string, room: number, isChinese = true) =>
  breakLines(atoms(text), room, 0, isChinese).map((line) =>
    line.atoms.map(({ character }) => character).join(''),
  )

test('no line begins with a mark that closes, and none ends with one that opens', () => {
  assert.deepEqual(textsOf('科学城里有人（很多）', 60), ['科学城里有人', '（很多）'])
  assert.deepEqual(textsOf('科学城里有《人》', 60), ['科学城里有', '《人》'])
  // The blank half of the comma hangs over rather than drag a character down.
  assert.deepEqual(textsOf('科学城里有人，很多', 65), ['科学城里有人，', '很多'])
  assert.deepEqual(textsOf('科学城里有人，很多', 60), ['科学城里有', '人，很多'])
  assert.deepEqual(textsOf('不搞这个——就是', 50), ['不搞这', '个——就是'])
})

test('words and numbers stay whole, and a note stays with its number', () => {
  assert.deepEqual(textsOf('服务群众1,003,482人次', 60), ['服务群众', '1,003,482人', '次'])
  assert.deepEqual(textsOf('those who don’t know', 55, false), ['those who', 'don’t know'])
  assert.deepEqual(textsOf('已解决事项^科研', 50), ['已解决事', '项^科研'])
})

test('what is wider than a line is broken where the line ends', () => {
  assert.deepEqual(textsOf('abcdefghij', 30), ['abcdef', 'ghij'])
})

test('whatever is written, nothing is lost but spaces at line ends, and every line fits', () => {
  const letters = '科学，。（）《》“”—…a1.% ^'.split('')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters)), fc.integer({ min: 20, max: 90 }), (parts, room) => {
      const lines = breakLines(atoms(parts.join('')), room, 0, true)
      const kept = lines.flatMap((line) => line.atoms.map(({ character }) => character))
      const solid = (characters: string[]) => characters.filter((character) => character !== ' ')
      assert.deepEqual(solid(kept), solid(parts))
      for (const { width } of lines) assert.ok(width <= room)
    }),
  )
})
