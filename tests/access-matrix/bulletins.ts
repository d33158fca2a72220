// Bulletins.
import { randomUUID } from 'node:crypto'
import { newId } from '#platform/id.ts'
import { everybody, kinds, params, row, signedIn, world, type Row } from './cast.ts'

const { owner, biology } = world

/** A draft of the committee whose secretary stands in the matrix. */
async function aDraft() {
  const id = newId()
  const content = JSON.stringify({ zh: { title: '', summary: '', blocks: [] } })
  await owner.insertInto('bulletin_draft').values({ id, committee_id: biology, content }).execute()
  return { id }
}
async function aDraftPicture() {
  const { id } = await aDraft()
  const fileId = await world.anUpload(kinds.operator)
  await owner
    .insertInto('bulletin_picture')
    .values({ draft_id: id, file_id: fileId, width: 1, height: 1 })
    .execute()
  return { id, fileId }
}

export const bulletinsRows: Record<string, Row> = {
  listBulletins: row(everybody),
  getLivingArticle: row(everybody),
  getBulletin: row(everybody, { params: { slug: 'none' } }),
  exportBulletin: row(everybody, { params: { slug: 'none' }, query: { as: 'pdf' } }),
  downloadBulletinPicture: row(everybody, { params: { slug: 'none', fileId: randomUUID() } }),
  listBulletinDrafts: row(signedIn),
  startBulletinDraft: row(['operator', 'secretary'], { body: { committeeId: biology, follows: null } }),
  getBulletinDraft: row(['operator', 'secretary'], params(aDraft)),
  previewBulletinDraft: row(['operator', 'secretary'], params(aDraft)),
  changeBulletinDraft: row(
    ['operator', 'secretary'],
    params(aDraft, { content: { zh: { title: '', summary: '', blocks: [] } }, follows: null }),
  ),
  handInBulletinDraft: row(['operator', 'secretary'], params(aDraft)),
  returnBulletinDraft: row(['operator'], params(aDraft, { note: '请补充数据' })),
  publishBulletinDraft: row(['operator'], params(aDraft)),
  withdrawBulletinDraft: row(['operator', 'secretary'], params(aDraft)),
  addBulletinPicture: row(['operator', 'secretary'], params(aDraft, { fileId: randomUUID() })),
  downloadDraftPicture: row(['operator', 'secretary'], async () => ({ params: await aDraftPicture() })),
}
