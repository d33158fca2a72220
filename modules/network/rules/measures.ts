/** What this module’s own records are counted as: such a count is put right by putting right the record. */
export const networkMeasures: readonly string[] = [
  'network.clusters',
  'network.chain-committees',
  'network.memberships',
  'network.institutes-linked',
  'network.organisations-linked',
]
