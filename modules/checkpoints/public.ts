// What other modules may ask of checkpoints.
export { requestCheckpoint } from './actions/request-checkpoint.ts'
export { findCheckpointFrom } from './queries/checkpoints.ts'
