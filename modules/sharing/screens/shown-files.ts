import type { Resource, ResourceFile } from '../contract.ts'

/** A picture or document in the form; one that was just uploaded has no address under the resource yet. */
export type ShownFile = Pick<ResourceFile, 'id' | 'title' | 'purpose' | 'contentType' | 'forMembers' | 'path'>

export const shownFilesOf = ({ files }: Resource): ShownFile[] =>
  files.map(({ id, title, purpose, contentType, forMembers, path }) => ({
    id,
    title,
    purpose,
    contentType,
    forMembers,
    path,
  }))
