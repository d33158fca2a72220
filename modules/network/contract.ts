import { cityListsContract } from './contract/city-lists.ts'
import { committeesContract } from './contract/committees.ts'
import { unitsContract } from './contract/units.ts'

export * from './contract/committees.ts'
export { CommitteeName, Named, PlaceName } from './contract/names.ts'
export * from './contract/units.ts'

export const networkContract = { ...unitsContract, ...committeesContract, ...cityListsContract }
