import type { Unit } from '../contract.ts'

/** Whether the reader keeps anything of a unit: then the page for it is worth opening. */
export const keepsUnit = ({ can, memberships }: Pick<Unit, 'can' | 'memberships'>): boolean =>
  can.edit || can.addPartyOrganisation || memberships.some((membership) => membership.can.leave)
