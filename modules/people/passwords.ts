import { argon2, hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { refused, Unavailable } from '#platform/problem.ts'

/** OWASP Password Storage: argon2id with 19 MiB, two passes, one lane; RFC 9106 asks for 16 bytes of salt, 32 of tag. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32
/** Node's own threads are four; one is left for files. So 57 MiB at most, however many people sign in. */
const AT_ONCE = 3
/** A few seconds of work on two cores: whoever would wait longer is told at once. */
const LONGEST_QUEUE = 300

const queue: (() => void)[] = []
let running = 0

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++
  else if (queue.length >= LONGEST_QUEUE) throw refused(Unavailable)
  // Whoever leaves hands its place to the next, so that `running` stays as it is.
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

type Cost = typeof COST

/** The same characters may be typed in several ways on several keyboards; NFKC makes them one (NIST SP 800-63B). */
const tagOf = (password: string, nonce: Buffer, cost: Cost, tagLength: number) =>
  inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const parameters = { message: password.normalize('NFKC'), nonce, tagLength, ...cost }
        argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
      }),
  )

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
const phc = (salt: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`

/** Of no password: checked where there is no account, so that an answer takes as long as with one. */
export const HASH_OF_NOBODY = phc(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES))

/** Slow and 19 MiB large on purpose: never call it while holding a lock that others want. */
export async function hashOfPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return phc(salt, await tagOf(password, salt, COST, TAG_BYTES))
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Checks with the cost that the stored string names, so that raising the cost locks nobody out. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, kept] = PHC.exec(stored) ?? []
  if (salt === undefined || kept === undefined) throw new Error('A stored password hash is not argon2id')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const tag = Buffer.from(kept, 'base64')
  return timingSafeEqual(await tagOf(password, Buffer.from(salt, 'base64'), cost, tag.length), tag)
}

// Without characters that look alike on paper: 0 O, 1 l I.
const READABLE = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Sixteen of 32 characters, 80 bits, in groups that can be read out on the telephone. */
export function newInitialPassword(): string {
  const letters = Array.from({ length: 16 }, () => READABLE[randomInt(READABLE.length)])
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

const TOKEN = /^[\w-]{43}$/
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database knows of a session token; undefined for what cannot be one. A token is random, so one SHA-256 is enough. */
export const hashOfToken = (token: string): Buffer | undefined =>
  TOKEN.test(token) ? hash('sha256', token, 'buffer') : undefined
