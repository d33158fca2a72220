import { getCity } from '#modules/city/public.ts'
import type { Context } from '#platform/http.ts'
import { challengesAccess } from '../access.ts'
import type { Moment } from '../actions/publish.ts'
import { getChallengeForUpdate } from '../queries/challenges.ts'

/** When it is, in the city's zone. */
export async function momentOf({ db, now, today }: Context): Promise<Moment> {
  return { now, today, zone: (await getCity(db)).zone }
}

/** The challenge, locked: what is checked now is what is changed. */
export const locked = ({ db, actor }: Context, id: string) => getChallengeForUpdate(db, actor, id)

export async function asOffice(context: Context, id: string) {
  return challengesAccess.require('challenges.prepare', context.actor, await locked(context, id))
}

export async function forUnit(context: Context, id: string, unitId: string) {
  const subject = { ...(await locked(context, id)), forUnit: unitId }
  return challengesAccess.require('challenges.speak_for_unit', context.actor, subject)
}
