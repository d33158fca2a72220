// Pure, so that screens explain with the same rules by which the server decides.
import type { PostStatus } from './contract.ts'

// ── signing in ──

/** Where to go after signing in: a page of ours, whatever the link that led here says; `/work` where it says none. */
export function pageAfterSignIn(next: string | undefined): string {
  const page = pageOfOurs(next)
  return page && page.pathname !== '/sign-in' ? page.pathname + page.search + page.hash : '/work'
}

function pageOfOurs(next: string | undefined): URL | undefined {
  const home = 'http://ours'
  try {
    const page = new URL(next ?? '/work', home)
    // A path that begins with two slashes would be taken for another host by whoever reads it next.
    return page.origin === home && !page.pathname.startsWith('//') ? page : undefined
  } catch {
    return undefined
  }
}

// ── passwords ──

/** Eight is the least that NIST SP 800-63B allows; ten without rules about characters is kinder and stronger. */
const SHORTEST_PASSWORD = 10

/** The commonest of ten characters and more in published lists of leaked passwords, Chinese ones included. */
const COMMON_PASSWORDS = new Set(
  [
    '1234567890 0123456789 0987654321 9876543210 12345678910 1111111111 0000000000 8888888888 6666666666 1122334455',
    '5201314520 1357924680 123456789a a123456789 1234567890a qwertyuiop qwerty12345 qwerty123456 1q2w3e4r5t q1w2e3r4t5',
    '1qaz2wsx3edc password12 password123 password1234 passw0rd123 admin123456 administrator iloveyou123 woaini1314 abc1234567',
  ].flatMap((line) => line.split(' ')),
)

export type PasswordFault = 'too_short' | 'same_as_username' | 'same_as_before' | 'too_common'

/** Everything wrong with a password that somebody wants to use from now on. */
export function passwordFaults(next: string, { username, current }: { username: string; current: string }) {
  const faults: PasswordFault[] = []
  const folded = next.toLowerCase()
  if (next.length < SHORTEST_PASSWORD) faults.push('too_short')
  if (folded === username) faults.push('same_as_username')
  if (next === current) faults.push('same_as_before')
  if (COMMON_PASSWORDS.has(folded)) faults.push('too_common')
  return faults
}

// ── guessing ──

export interface Bound {
  readonly attempts: number
  readonly seconds: number
}

const QUARTER_HOUR = 15 * 60

export const BOUNDS = {
  /** Who mistypes tries two or three times; a guesser gets 480 a day, far from the commonest thousands. */
  accountAndSource: { attempts: 5, seconds: QUARTER_HOUR },
  /** A whole institute may stand behind one address; a guesser there tries one password on thirty accounts, not on all. */
  source: { attempts: 30, seconds: QUARTER_HOUR },
  /** Many machines guessing one account together. Sources that its owner uses are not counted and not stopped. */
  accountFromUnknown: { attempts: 50, seconds: 3600 },
} as const satisfies Record<string, Bound>

/** How long a source stays known to an account after it was last signed in from there. */
export const SOURCE_KNOWN_DAYS = 90

/** How many seconds ago attempts failed, newest first; an attempt still being checked counts as failed. */
export interface Failures {
  readonly accountAndSource: readonly number[]
  readonly source: readonly number[]
  readonly accountFromUnknown: readonly number[]
  readonly isSourceKnown: boolean
}

/** For how many seconds no further password may be tried; 0 where one may. */
export function secondsToWait(failures: Failures): number {
  const waits = [
    wait(failures.accountAndSource, BOUNDS.accountAndSource),
    wait(failures.source, BOUNDS.source),
    failures.isSourceKnown ? 0 : wait(failures.accountFromUnknown, BOUNDS.accountFromUnknown),
  ]
  return Math.max(...waits)
}

/** The bound opens when the oldest of the last so many attempts has grown old enough. */
function wait(ages: readonly number[], { attempts, seconds }: Bound): number {
  const oldest = ages[attempts - 1]
  return oldest === undefined ? 0 : Math.max(0, Math.ceil(seconds - oldest))
}

/** Whom an address stands for: an IPv6 subscriber is given a whole /64 and may use each address in it once. */
export function sourceOf(address: string): string {
  const [bare = ''] = address.toLowerCase().split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1]
  if (mapped !== undefined || !bare.includes(':')) return mapped ?? bare
  const [before = [], after = []] = bare.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const network = [...before, ...zeros, ...after].slice(0, 4)
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

// ── posts ──

export interface Term {
  startsOn: string
  endsOn: string | null
}

export interface FieldFault {
  field: string
  code: string
}

/** What is wrong with the term of a new post. A past beginning is a late entry and gives no rights for the past. */
export function termFaults({ startsOn, endsOn }: Term, today: string): FieldFault[] {
  if (endsOn === null) return []
  if (endsOn < startsOn) return [{ field: 'endsOn', code: 'ends_before_it_starts' }]
  return endsOn < today ? [{ field: 'endsOn', code: 'in_the_past' }] : []
}

interface PostFacts extends Term {
  isPower: boolean
  confirmedAt: Date | null
  endedAt: Date | null
}

export function postStatus(post: PostFacts, today: string): PostStatus {
  if (post.endedAt) return 'ended'
  if (post.endsOn !== null && post.endsOn < today) return 'past'
  if (post.isPower && !post.confirmedAt) return 'waiting'
  return post.startsOn > today ? 'coming' : 'current'
}
