import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRoles, type PackRole } from './public.ts'
import { openPeopleWorld } from './testing.ts'

const { db, owner, signedIn } = await openPeopleWorld()
const role = (key: string, zh: string, power = false): PackRole => ({
  key,
  body: 'unit',
  power,
  name: { zh, en: key },
})

test('loading a pack again renames roles, adds new ones, and removes those that nobody ever had', async () => {
  const holder = await signedIn('liaison')
  await loadRoles(owner, [role('keeper', '管理员'), role('liaison', '联络员')])
  const { items } = await holder.listRoles()
  assert.deepEqual(
    items.map(({ key, name }) => [key, name.zh]),
    [
      ['keeper', '管理员'],
      ['liaison', '联络员'],
    ],
  )
  await loadRoles(owner, [role('keeper', '管理员')])
  assert.deepEqual(
    (await holder.whoAmI()).posts.map((post) => post.role),
    ['liaison'],
  )
})

test('a role that becomes one of power gives no rights until a second person has confirmed its posts', async () => {
  await loadRoles(owner, [role('liaison', '联络员')])
  const holder = await signedIn('liaison')
  await loadRoles(owner, [role('liaison', '联络员', true)])
  assert.deepEqual((await holder.whoAmI()).posts, [])
})

test('the application itself cannot change roles', async () => {
  await assert.rejects(loadRoles(db, [role('liaison', '联络员')]), { code: '42501' })
})
