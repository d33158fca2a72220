// Signed notes and the checkpoints written in them, as c2sp.org/signed-note and c2sp.org/tlog-checkpoint have them.
// The text is signed with its last newline, without the empty line that parts it from its signatures.
import {
  createPublicKey,
  hash,
  type KeyObject,
  sign as signBytes,
  verify as verifySignature,
} from 'node:crypto'

/** A public key with the name under which it signs. */
export interface NoteKey {
  readonly name: string
  /** 32 bytes, as RFC 8032 has them. */
  readonly publicKey: Buffer
}

/** What a checkpoint says: the tree of facts at a seal. */
export interface Checkpoint {
  /** Whose tree it is: `juguang.440311`. */
  readonly origin: string
  readonly treeSize: number
  readonly treeRoot: Buffer
  readonly sealNumber: number
  readonly sealHash: Buffer
  readonly sealedAt: Date
}

/** Why a note is not believed. */
export type NoteFault = 'malformed' | 'unknown_key' | 'wrong_signature'

const ED25519 = 1
const ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32
const SIGNATURE_BYTES = 64
/** Everything that stands before the key in its DER form: the algorithm's name, always the same for Ed25519. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

const typed = (publicKey: Buffer) => Buffer.concat([Buffer.of(ED25519), publicKey])
const keyId = ({ name, publicKey }: NoteKey): Buffer =>
  Buffer.from(hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed(publicKey)])), 'hex').subarray(
    0,
    ID_BYTES,
  )

/** The 32 bytes of an Ed25519 key, private or public. */
export const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD.length)

/** The key as it is handed to whoever checks: `name+id+base64`. */
export const vkeyOf = (key: NoteKey): string =>
  `${key.name}+${keyId(key).toString('hex')}+${typed(key.publicKey).toString('base64')}`

/** Reads what `vkeyOf` writes; undefined for anything else, a key of another kind, or an id that does not fit. */
export function readVkey(text: string): NoteKey | undefined {
  const [, name, base64] = /^([^\s+]+)\+[\da-f]{8}\+([A-Za-z\d+/]+=*)$/.exec(text) ?? []
  if (name === undefined || base64 === undefined) return undefined
  const publicKey = Buffer.from(base64, 'base64').subarray(1)
  if (publicKey.length !== PUBLIC_KEY_BYTES) return undefined
  const key = { name, publicKey }
  return vkeyOf(key) === text ? key : undefined
}

/** Ed25519 signs the same text always to the same bytes. `text` ends in a newline. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  const id = keyId({ name, publicKey: publicBytes(privateKey) })
  const signature = signBytes(null, Buffer.from(text), privateKey)
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

/**
 * The signed text, where one of these keys signed it and none of them wrongly. Signatures of other keys are passed over,
 * as the standard asks, so that witnesses may add theirs.
 */
export function openNote(note: string, keys: readonly NoteKey[]): { text: string } | { fault: NoteFault } {
  const end = note.lastIndexOf('\n\n')
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .slice(0, -1)
    .map(readSignature)
  if (end < 1 || hasControls(note) || !note.endsWith('\n') || signatures.length === 0)
    return { fault: 'malformed' }
  const text = note.slice(0, end + 1)
  let isSigned = false
  for (const signature of signatures) {
    if (!signature) return { fault: 'malformed' }
    const key = keys.find((one) => one.name === signature.name && keyId(one).equals(signature.id))
    if (!key) continue
    if (!isSignedBy(key, text, signature.bytes)) return { fault: 'wrong_signature' }
    isSigned = true
  }
  return isSigned ? { text } : { fault: 'unknown_key' }
}

/** Control characters other than newline have no place in a note. */
const hasControls = (note: string) => Buffer.from(note).some((byte) => byte < 0x20 && byte !== 0x0a)

function readSignature(line: string) {
  const [, name, base64] = /^— ([^\s+]+) ([A-Za-z\d+/]+=*)$/.exec(line) ?? []
  if (name === undefined || base64 === undefined) return undefined
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64') !== base64 || bytes.length <= ID_BYTES) return undefined
  return { name, id: bytes.subarray(0, ID_BYTES), bytes: bytes.subarray(ID_BYTES) }
}

function isSignedBy({ publicKey }: NoteKey, text: string, signature: Buffer): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  const key = createPublicKey({
    key: Buffer.concat([SPKI_HEAD, publicKey]),
    format: 'der',
    type: 'spki',
  })
  return verifySignature(null, Buffer.from(text), key, signature)
}

/** The text of a checkpoint, to be signed: origin, size and root as the standard has them, then two lines of ours. */
export const checkpointText = ({
  origin,
  treeSize,
  treeRoot,
  sealNumber,
  sealHash,
  sealedAt,
}: Checkpoint): string =>
  [
    origin,
    String(treeSize),
    treeRoot.toString('base64'),
    `seal ${sealNumber} ${sealHash.toString('hex')}`,
    `sealed ${sealedAt.toISOString()}`,
    '',
  ].join('\n')

const CHECKPOINT =
  /^([^\s+]+)\n([1-9]\d{0,14})\n([A-Za-z\d+/]{43}=)\nseal ([1-9]\d{0,14}) ([\da-f]{64})\nsealed (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n$/

/** Reads what `checkpointText` writes, and nothing else. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, treeSize, root, sealNumber, sealHash, sealedAt] = CHECKPOINT.exec(text) ?? []
  if (!origin || !root || !sealHash || !sealedAt) return undefined
  return {
    origin,
    treeSize: Number(treeSize),
    treeRoot: Buffer.from(root, 'base64'),
    sealNumber: Number(sealNumber),
    sealHash: Buffer.from(sealHash, 'hex'),
    sealedAt: new Date(sealedAt),
  }
}
