export { type CityRow, getCity } from './queries.ts'
