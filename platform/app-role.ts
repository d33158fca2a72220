import { createHmac } from 'node:crypto'
import pg from 'pg'

export async function prepareAppRole(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  const password = createHmac('sha256', decodeURIComponent(url.password)).update('juguang_app').digest('hex')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`alter role juguang_app login password '${password}'`)
  await client.end()
  url.username = 'juguang_app'
  url.password = password
  return url.href
}
