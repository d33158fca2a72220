import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Auditor } from '#modules/checkpoints/public.ts'
import { OperatorFault } from '#platform/operator-fault.ts'

/** A setting that cannot be used; its message is one line that names the variable and what is wanted. */
export class WrongSetting extends OperatorFault {}

export interface Config {
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  /** Folder of the embedded database and of files. */
  readonly data: string
  /** The owner's address of an external PostgreSQL, instead of the embedded one. */
  readonly database: string | undefined
  /** Folder of the city pack. */
  readonly city: string
  /** Whether the demo's people and history are loaded into an empty database. */
  readonly hasDemo: boolean
  readonly demoPassword: string | undefined
  /** The address that people see, an origin without a path; where unset, whatever host a request names. */
  readonly publicUrl: URL | undefined
  /** The address of the one reverse proxy whose word about the caller counts. */
  readonly proxy: string | undefined
  /** Where signed checkpoints are sent. */
  readonly auditor: Auditor
}

type Environment = Readonly<Record<string, string | undefined>>

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SHORTEST_PASSWORD = 8 // characters, as NIST SP 800-63B has it
const LONGEST_PASSWORD = 200
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Reads the settings of `interfaces.md` from the environment; throws a WrongSetting for the first that is wrong. */
export function readConfig(env: Environment): Config {
  const database = readDatabase(env)
  return {
    port: readPort(env),
    host: read(env, 'HOST', isHost, 'an address or a host name') ?? '127.0.0.1',
    data: resolve(read(env, 'JUGUANG_DATA', isFilled, 'a folder') ?? '.data'),
    database,
    city: resolve(
      read(env, 'JUGUANG_CITY', isFilled, 'the folder of a city pack') ?? `${ROOT}city/guangming`,
    ),
    hasDemo: (read(env, 'JUGUANG_DEMO', isSwitch, '0 or 1') ?? (database ? '0' : '1')) === '1',
    demoPassword: readDemoPassword(env),
    publicUrl: readPublicUrl(env),
    proxy: read(env, 'JUGUANG_PROXY', (text) => isIP(text) > 0, 'the IP address of the reverse proxy'),
    auditor: { webhook: readWebhook(env), mail: readMail(env) },
  }
}

/** A variable that is set but empty is refused like any wrong one: somebody meant to set it. */
function read(env: Environment, name: string, isRight: (text: string) => boolean, wanted: string) {
  const text = env[name]
  if (text !== undefined && !isRight(text))
    throw new WrongSetting(`${name} must be ${wanted}, not ${JSON.stringify(text)}`)
  return text
}

const isFilled = (text: string) => text.trim() !== ''
const isSwitch = (text: string) => text === '0' || text === '1'
const isHost = (text: string) => isIP(text) > 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)
const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535

const readPort = (env: Environment) =>
  Number(read(env, 'PORT', isPort, 'a whole number from 0 to 65535') ?? '3000')

function readPublicUrl(env: Environment): URL | undefined {
  const isOrigin = (text: string) => {
    const url = URL.parse(text)
    return url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
  }
  const text = read(env, 'JUGUANG_URL', isOrigin, 'an address such as https://juguang.example.org')
  return text === undefined ? undefined : new URL(text)
}

/** What was set is never repeated here: it may hold a password. */
function readDatabase(env: Environment): string | undefined {
  const text = env.DATABASE_URL
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname || url.pathname.length < 2)
    throw new WrongSetting(
      'DATABASE_URL must be an address such as postgres://user:password@host:5432/database',
    )
  return text
}

/** What was set is not repeated: addresses of webhooks often hold a secret, too. */
function readWebhook(env: Environment): Auditor['webhook'] {
  const pair = readPair(env, 'JUGUANG_AUDITOR_WEBHOOK', 'JUGUANG_AUDITOR_SECRET')
  if (!pair) return undefined
  const [address, secret] = pair
  const url = URL.parse(address)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))
  if (!url || !isSafe || url.username || url.password)
    throw new WrongSetting('JUGUANG_AUDITOR_WEBHOOK must be an https address without user and password')
  if (!/^whsec_[A-Za-z\d+/]{32,88}={0,2}$/.test(secret))
    throw new WrongSetting('JUGUANG_AUDITOR_SECRET must be whsec_ and the base64 of 24 to 64 random bytes')
  return { url, secret }
}

function readMail(env: Environment): Auditor['mail'] {
  const pair = readPair(env, 'JUGUANG_AUDITOR_MAIL', 'JUGUANG_SMTP')
  if (!pair) return undefined
  const [to, address] = pair
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(to))
    throw new WrongSetting('JUGUANG_AUDITOR_MAIL must be one address such as auditor@example.org')
  const smtp = URL.parse(address)
  if (
    !smtp ||
    !/^smtps?:$/.test(smtp.protocol) ||
    !smtp.hostname ||
    /[^/]/.test(smtp.pathname + smtp.search + smtp.hash)
  )
    throw new WrongSetting('JUGUANG_SMTP must be an address such as smtp://user:password@host:587')
  return { to, smtp }
}

/** Both or neither: one alone is a mistake. */
function readPair(env: Environment, first: string, second: string): [string, string] | undefined {
  const [one, other] = [env[first], env[second]]
  if (one !== undefined && other !== undefined) return [one, other]
  if (one === undefined && other === undefined) return undefined
  const missing = one === undefined ? first : second
  throw new WrongSetting(`${missing} must be set too: ${first} and ${second} go together`)
}

function readDemoPassword(env: Environment): string | undefined {
  const password = env.JUGUANG_DEMO_PASSWORD
  if (password !== undefined && (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD))
    throw new WrongSetting(
      `JUGUANG_DEMO_PASSWORD must have from ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters, not ${password.length}`,
    )
  return password
}
