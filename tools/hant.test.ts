import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toHant } from '#app/traditional-chinese.ts'
import { hantJson, keptHantJson } from './hant.ts'

test('the traditional Chinese words are up to date', async () => {
  assert.equal(await keptHantJson(), await hantJson(), 'run npm run generate')
})

test('traditional Chinese uses the words of the glossary and leaves names in braces alone', () => {
  assert.equal(toHant('签核后发布'), '簽核後發布')
  assert.equal(toHant('在平台上联系{干部}'), '在平台上聯繫{干部}')
})
