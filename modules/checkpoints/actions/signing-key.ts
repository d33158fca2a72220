import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCity } from '#modules/city/public.ts'
import { asSystem } from '#platform/access.ts'
import { type Db, inTransaction } from '#platform/db.ts'
import { writeWholeFile } from '#platform/files/whole-file.ts'
import { giveToOwnerOf } from '#platform/folder-lock.ts'
import { newId } from '#platform/id.ts'
import { OperatorFault } from '#platform/operator-fault.ts'
import { record } from '#platform/record.ts'
import { publicBytes, vkeyOf } from '#platform/signed-note.ts'
import { lockSigning } from '../queries/checkpoints.ts'
import { findKey, insertKey, markKeyEnded } from '../queries/keys.ts'

/** The key that this data folder signs with. */
export interface SigningKey {
  readonly id: string
  readonly name: string
  readonly privateKey: KeyObject
}

/** Whose tree of facts it is, and who signs: the standard wants both alike. */
export const originOf = (cityCode: string) => `juguang.${cityCode}`

const FOLDER = 'keys'
const FILE = 'checkpoint.pem'

/**
 * The key in the data folder; made and listed where there is none, or none that may still sign. Call it in a
 * transaction that holds the lock of signing, so that two do not make two.
 */
export async function openSigningKey(tx: Db, data: string, name: string): Promise<SigningKey> {
  const privateKey = readKey(data)
  if (!privateKey) return beginKey(tx, data, name)
  const listed = await findKey(tx, publicBytes(privateKey))
  if (listed) return listed.endedAt ? beginKey(tx, data, name) : { ...listed, privateKey }
  // The folder was kept and the database is another, or went back to an earlier day.
  return list(tx, name, privateKey, undefined)
}

/** Makes the key of this data folder at the first start, so that it can be handed out before anything is signed. */
export const prepareSigning = (db: Db, data: string): Promise<string> => underLock(db, data, openSigningKey)

/** Makes a key that signs from now on, in place of the one in this folder; what that one signed stays checkable. */
export const rotateKey = (db: Db, data: string): Promise<string> => underLock(db, data, replaceKey)

/** Answers with the public key as it is handed out. */
async function underLock(db: Db, data: string, open: typeof openSigningKey): Promise<string> {
  const { code } = await getCity(db)
  return inTransaction(db, async (tx) => {
    await lockSigning(tx)
    const { name, privateKey } = await open(tx, data, originOf(code))
    return vkeyOf({ name, publicKey: publicBytes(privateKey) })
  })
}

async function replaceKey(tx: Db, data: string, name: string): Promise<SigningKey> {
  const before = readKey(data)
  const listed = before && (await findKey(tx, publicBytes(before)))
  if (listed) await markKeyEnded(tx, listed.id)
  return beginKey(tx, data, name, listed?.id)
}

async function beginKey(tx: Db, data: string, name: string, replaces?: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = await list(tx, name, privateKey, replaces)
  const folder = join(data, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  giveToOwnerOf(data, [folder])
  // Last, so that a key that could not be listed signs nothing.
  writeWholeFile(join(folder, FILE), privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, 0o600)
  return key
}

async function list(
  tx: Db,
  name: string,
  privateKey: KeyObject,
  replaces: string | undefined,
): Promise<SigningKey> {
  const key = { id: newId(), name, publicKey: publicBytes(privateKey) }
  await insertKey(tx, key)
  const permit = asSystem('checkpoints sign with a key in the data folder', null)
  await record(tx, permit, 'checkpoints.key_began', { keyId: key.id, vkey: vkeyOf(key), replaces }, [])
  return { ...key, privateKey }
}

function readKey(data: string): KeyObject | undefined {
  const path = join(data, FOLDER, FILE)
  try {
    const key = createPrivateKey(readFileSync(path))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new OperatorFault(`${path} cannot be read as a private key`, { cause: error })
  }
  throw new OperatorFault(`${path} is no Ed25519 key`)
}
