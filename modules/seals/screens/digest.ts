import type { Sha256 } from '../rules.ts'

/** The browser's own hashing. Absent on a page without https: `Verify` says so before. */
export const digest: Sha256 = (bytes) => crypto.subtle.digest('SHA-256', bytes)
