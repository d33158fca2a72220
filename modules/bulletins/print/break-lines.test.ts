import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Atom, breakLines } from './break-lines.ts'

/** Han characters and their marks are 10 wide, all others 5; `^1` is the mark of a note. */
function atoms(text: string): Atom[] {
  return [...text.replaceAll(/\^\d/g, (mark) => String.fromCodePoint(0xe000 + Number(mark[1])))].map(
    (character) => {
      const isNote = character >= '\ue000' && character < '\ue010'
      const width = isNote ? 2 : character > '\u2000' ? 10 : 5
      const note = isNote ? (character.codePointAt(0) ?? 0) - 0xe000 : undefined
      return { character: isNote ? String(note) : character, face: 'plain', note, width, spaceBefore: 0 }
    },
  )
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
  assert.deepEqual(textsOf('已解决事项^1科研', 50), ['已解决事', '项1科研'])
})

test('what is wider than a line is broken where the line ends', () => {
  assert.deepEqual(textsOf('abcdefghij', 30), ['abcdef', 'ghij'])
})

test('whatever is written, nothing is lost but spaces at line ends, and every line fits', () => {
  const letters = [...'科学，。（）《》“”—…a1.% ', '^1']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters)), fc.integer({ min: 20, max: 90 }), (parts, room) => {
      const lines = breakLines(atoms(parts.join('')), room, 0, true)
      const kept = lines.flatMap((line) => line.atoms.map(({ character }) => character)).join('')
      const given = atoms(parts.join(''))
      assert.equal(
        kept.replaceAll(' ', ''),
        given
          .map(({ character }) => character)
          .join('')
          .replaceAll(' ', ''),
      )
      for (const { width } of lines) assert.ok(width <= room)
    }),
  )
})
