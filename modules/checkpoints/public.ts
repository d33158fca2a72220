// What other modules may ask of checkpoints.
export type { Auditor } from './actions/deliver.ts'
export { listKeptFiles, listWitnesses } from './actions/list-witnesses.ts'
export { requestCheckpoint } from './actions/request-checkpoint.ts'
export { prepareSigning, rotateKey } from './actions/signing-key.ts'
export { findCheckpointFrom } from './queries/checkpoints.ts'
