// What the command line may call.
export { importResourceFile } from './actions/import-resource-file.ts'
export { findUnits } from './queries.ts'
export type { ResourceImportReport, ResourceReason } from './contract.ts'
