// FNV-1a of 32 bits: enough to tell one form's beginnings apart, and short in the key of a draft.
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/**
 * A short mark of what a form begins with. Every part of a resource has a form of its own under one version; a form
 * begins anew, and with it its draft, only when its own part was changed.
 */
export function fingerprint(values: unknown): string {
  let hash = OFFSET
  for (const unit of JSON.stringify(values)) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), PRIME)
  return (hash >>> 0).toString(36)
}
