// What the command line, the start of the server and imports of other records may call.
export { wordsOf } from './actions/city-words.ts'
export { type FilesReport, importFiles } from './actions/import-files.ts'
export { takeUpReadings } from './actions/start-import.ts'
export { cleanCell, type RecordLine, rowsOfRecords } from './rules/cells.ts'
export type { ColumnMapping, Reason, UnitField } from './contract.ts'
