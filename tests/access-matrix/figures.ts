// Figures, what they rest on, and what is made of them.
import { randomUUID } from 'node:crypto'
import { everybody, row, type Row } from './cast.ts'

const readsReports = ['operator', 'secretary', 'otherSecretary', 'auditAdministrator'] as const
const span = { from: '2029-11-01', to: '2029-12-01' }

export const figuresRows: Record<string, Row> = {
  listFigures: row(everybody),
  getFigure: row(everybody, { params: { key: 'none' } }),
  getTrend: row(everybody, { params: { key: 'none' } }),
  listRecords: row(everybody, { params: { key: 'none' } }),
  listChanges: row(everybody, { params: { key: 'none' }, query: { since: '2029-01-01' } }),
  getBreakdown: row(everybody, { params: { key: 'none' }, query: { by: 'chain' } }),
  exportFigure: row(everybody, { params: { key: 'none' }, query: { as: 'csv' } }),
  listSeals: row(everybody),
  getSeal: row(everybody, { params: { number: '1' } }),
  listCheckpoints: row(everybody),
  getCheckpoint: row(everybody, { params: { sealNumber: '1' } }),
  listCheckpointKeys: row(everybody),
  getConsistencyProof: row(everybody, { params: { number: '1' }, query: { from: '1' } }),
  getFactProof: row(everybody, { params: { id: randomUUID() } }),
  getWall: row(everybody),
  getReport: row(readsReports, { query: span }),
  exportReport: row(readsReports, { query: span }),
  listTargets: row(readsReports, { query: { year: '2030' } }),
  setTarget: row(['operator'], { params: { key: 'none', year: '2030' }, body: { value: 60 } }),
}
