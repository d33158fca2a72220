import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig, WrongSetting } from './config.ts'

test('with nothing set, the demo of Guangming runs on this machine alone', () => {
  assert.deepEqual(readConfig({}), {
    port: 3000,
    host: '127.0.0.1',
    data: resolve('.data'),
    database: undefined,
    city: resolve(import.meta.dirname, '../city/guangming'),
    hasDemo: true,
    demoPassword: undefined,
    publicUrl: undefined,
    proxy: undefined,
    auditor: { webhook: undefined, mail: undefined },
  })
})

test('every setting is taken as written', () => {
  const env = {
    PORT: '0',
    HOST: '::',
    JUGUANG_DATA: '/srv/聚光 data',
    DATABASE_URL: 'postgres://owner:p%40ss@db.example.org:5432/juguang?sslmode=require',
    JUGUANG_CITY: '/srv/city',
    JUGUANG_DEMO: '1',
    JUGUANG_DEMO_PASSWORD: 'long enough',
    JUGUANG_URL: 'https://juguang.example.org/',
    JUGUANG_PROXY: '10.0.0.1',
    JUGUANG_AUDITOR_WEBHOOK: 'https://auditor.example.org/in?key=1',
    JUGUANG_AUDITOR_SECRET: `whsec_${'A'.repeat(32)}`,
    JUGUANG_AUDITOR_MAIL: 'auditor@example.org',
    JUGUANG_SMTP: 'smtp://me:p%40ss@mail.example.org:587',
  }
  assert.deepEqual(readConfig(env), {
    port: 0,
    host: '::',
    data: '/srv/聚光 data',
    database: env.DATABASE_URL,
    city: '/srv/city',
    hasDemo: true,
    demoPassword: 'long enough',
    publicUrl: new URL('https://juguang.example.org'),
    proxy: '10.0.0.1',
    auditor: {
      webhook: { url: new URL(env.JUGUANG_AUDITOR_WEBHOOK), secret: env.JUGUANG_AUDITOR_SECRET },
      mail: { to: env.JUGUANG_AUDITOR_MAIL, smtp: new URL(env.JUGUANG_SMTP) },
    },
  })
})

test('an external database begins as an empty city unless the demo is asked for', () => {
  const DATABASE_URL = 'postgresql://localhost/juguang'
  assert.equal(readConfig({ DATABASE_URL }).hasDemo, false)
  assert.equal(readConfig({ DATABASE_URL, JUGUANG_DEMO: '1' }).hasDemo, true)
  assert.equal(readConfig({ JUGUANG_DEMO: '0' }).hasDemo, false)
})

test('a wrong setting is refused in one line that names it, its value and what is wanted', () => {
  assert.throws(
    () => readConfig({ PORT: 'abc' }),
    new WrongSetting('PORT must be a whole number from 0 to 65535, not "abc"'),
  )
  const wrong: Record<string, string[]> = {
    PORT: ['', ' ', '-1', '65536', '3000.5', '3000 ', '0x10', '1e3', '99999999999'],
    HOST: ['', 'two hosts', 'http://host', 'host:80', '-host', 'host\nHOST'],
    JUGUANG_DATA: ['', '  '],
    JUGUANG_CITY: [''],
    JUGUANG_DEMO: ['', 'yes', 'true', '2', ' 1'],
    JUGUANG_URL: [
      '',
      'juguang.example.org',
      'ftp://a.example',
      'https://a.example/path',
      'https://a:b@c.example',
    ],
    JUGUANG_PROXY: ['', 'proxy.example.org', '10.0.0.0/8', '10.0.0.1:80'],
  }
  for (const [name, values] of Object.entries(wrong))
    for (const value of values)
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) =>
          error instanceof WrongSetting &&
          error.message.startsWith(`${name} must be `) &&
          error.message.endsWith(`, not ${JSON.stringify(value)}`) &&
          !error.message.includes('\n'),
        `${name}=${JSON.stringify(value)}`,
      )
})

test('a refused setting that may hold a password is not repeated', () => {
  const addresses = [
    '',
    'hunter2',
    'mysql://a:hunter2@b/c',
    'postgres://a:hunter2@b',
    'postgres://a:hunter2@b:x/c',
  ]
  for (const DATABASE_URL of addresses)
    assert.throws(
      () => readConfig({ DATABASE_URL }),
      new WrongSetting('DATABASE_URL must be an address such as postgres://user:password@host:5432/database'),
    )
  for (const JUGUANG_DEMO_PASSWORD of ['', 'hunter2', 'hunter2'.repeat(50)])
    assert.throws(
      () => readConfig({ JUGUANG_DEMO_PASSWORD }),
      (error) => error instanceof WrongSetting && !error.message.includes('hunter2'),
    )
})

test('a wrong or half setting of how the auditor is told is refused, and a secret in it is not repeated', () => {
  const JUGUANG_AUDITOR_SECRET = `whsec_${'A'.repeat(32)}`
  const JUGUANG_SMTP = 'smtp://mail.example.org'
  const wrong: [name: string, env: Record<string, string>][] = [
    ['JUGUANG_AUDITOR_SECRET', { JUGUANG_AUDITOR_WEBHOOK: 'https://a.example/hunter2' }],
    ['JUGUANG_AUDITOR_WEBHOOK', { JUGUANG_AUDITOR_SECRET: 'hunter2' }],
    ['JUGUANG_SMTP', { JUGUANG_AUDITOR_MAIL: 'hunter2@example.org' }],
    ['JUGUANG_AUDITOR_MAIL', { JUGUANG_SMTP: 'smtp://me:hunter2@mail.example.org' }],
    ...['', 'hunter2', 'http://a.example/hunter2', 'ftp://127.0.0.1/', 'https://me:hunter2@a.example'].map(
      (JUGUANG_AUDITOR_WEBHOOK): [string, Record<string, string>] => [
        'JUGUANG_AUDITOR_WEBHOOK',
        { JUGUANG_AUDITOR_WEBHOOK, JUGUANG_AUDITOR_SECRET },
      ],
    ),
    ...['', 'hunter2', 'whsec_hunter2', `whsec_${'-'.repeat(32)}`].map(
      (secret): [string, Record<string, string>] => [
        'JUGUANG_AUDITOR_SECRET',
        { JUGUANG_AUDITOR_WEBHOOK: 'https://a.example', JUGUANG_AUDITOR_SECRET: secret },
      ],
    ),
    ...['', 'hunter2', 'a@b, c@d', 'A <a@b>'].map((to): [string, Record<string, string>] => [
      'JUGUANG_AUDITOR_MAIL',
      { JUGUANG_AUDITOR_MAIL: to, JUGUANG_SMTP },
    ]),
    ...['', 'hunter2', 'https://me:hunter2@a.example', 'smtp://', 'smtp://a.example/hunter2'].map(
      (smtp): [string, Record<string, string>] => [
        'JUGUANG_SMTP',
        { JUGUANG_AUDITOR_MAIL: 'a@b.example', JUGUANG_SMTP: smtp },
      ],
    ),
  ]
  for (const [name, env] of wrong)
    assert.throws(
      () => readConfig(env),
      (error) =>
        error instanceof WrongSetting &&
        error.message.startsWith(`${name} must be `) &&
        !/hunter2|\n/.test(error.message),
      JSON.stringify(env),
    )
  const AT_HOME = { JUGUANG_AUDITOR_WEBHOOK: 'http://127.0.0.1:8080/in', JUGUANG_AUDITOR_SECRET }
  assert.ok(readConfig(AT_HOME).auditor.webhook)
})
