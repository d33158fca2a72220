// Pure, so that screens explain with the same rules by which the server decides.
export * from './rules/booking-problems.ts'
export * from './rules/costs.ts'
export * from './rules/lending.ts'
export * from './rules/local-time.ts'
export * from './rules/series.ts'
export * from './rules/states.ts'
