const DAY_MS = 86_400_000

export interface Training {
  grantedAt: Date
  usedAt: Date | null
  expiresOn: string | null
}

/** Lapsed the day after its last, or once it was unused for longer than the rules of the resource allow. */
export function isLapsed(
  { grantedAt, usedAt, expiresOn }: Training,
  idleDays: number | null,
  { now, today }: { now: Date; today: string },
): boolean {
  if (expiresOn !== null && expiresOn < today) return true
  const lastUse = Math.max(grantedAt.getTime(), usedAt?.getTime() ?? 0)
  return idleDays !== null && now.getTime() - lastUse > idleDays * DAY_MS
}
