// What the command line and the start of the server may call.
export { type FilesReport, importFiles } from './actions/import-files.ts'
export { takeUpReadings } from './actions/start-import.ts'
export type { ColumnMapping, Reason, UnitField } from './contract.ts'
