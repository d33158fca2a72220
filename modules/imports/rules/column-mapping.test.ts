import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf, missingColumn } from './column-mapping.ts'

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

test('columns are known by the words that people write over them', () => {
  const header = [
    '序号',
    '单位名称（必填）',
    '英文名',
    '统一社会信用代码*',
    'ROR ID',
    '类别',
    'Place code',
    '网址',
  ]
  assert.deepEqual(columnsOf(header, {}, fold), {
    name: '单位名称（必填）',
    nameEn: '英文名',
    creditCode: '统一社会信用代码*',
    rorId: 'ROR ID',
    kind: '类别',
    placeCode: 'Place code',
    website: '网址',
  })
})

test('the keys of our own export are known', () => {
  const keys = ['id', 'name', 'nameEn', 'aliases', 'kind', 'creditCode', 'rorId', 'industryCode', 'place']
  assert.deepEqual(Object.values(columnsOf(keys, {}, fold)).sort(), keys.slice(1).sort())
})

test('what a person says goes before what is guessed, and may be that no column is meant', () => {
  const header = ['名称', '全称', '类别']
  assert.deepEqual(columnsOf(header, { name: '全称', kind: null }, fold), { name: '全称' })
  assert.deepEqual(columnsOf(header, { nameEn: '名称' }, fold), { nameEn: '名称', kind: '类别' })
})

test('of two columns the more usual word is taken', () => {
  assert.equal(columnsOf(['名称', '单位名称'], {}, fold).name, '单位名称')
})

test('a column that the file has not is named', () => {
  assert.equal(missingColumn(['名称'], { name: '名称', kind: null, address: '住址' }), '住址')
  assert.equal(missingColumn(['名称'], { name: '名称' }), undefined)
})
