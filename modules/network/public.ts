// What other modules and the city loader may call.
export { insertUnits, updateUnits } from './actions/import-units.ts'
export { loadNetwork } from './actions/load-network.ts'
export { networkMeasures } from './rules/measures.ts'
export { endMembership, startMembership } from './actions/memberships.ts'
export { codeProblems, withCanonicalCodes } from './actions/unit-codes.ts'
export {
  findUnitsByIdentifiers,
  type IdentifiedUnit,
  type Identifiers,
  listUnitsForUpdate,
} from './queries/bulk-units.ts'
export type { NetworkPack } from './queries/load.ts'
export { getUnitForUpdate, type UnitFields, type UnitRow } from './queries/units.ts'
