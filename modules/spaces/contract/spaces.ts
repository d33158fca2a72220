import * as z from 'zod'
import { WallMap } from '#modules/wall/contract.ts'
import { Day, languageQuery, pageOf, pageQuery, route, text } from '#platform/contract.ts'
import { Forbidden, NotFound, PreconditionFailed, PreconditionRequired, problem } from '#platform/problem.ts'
import { bySpace, DayHours, NewSpace, Space, SpaceKind, SpaceStatus, SpaceSummary } from './shapes.ts'

const ifMatchProblems = [PreconditionFailed, PreconditionRequired]

export const KeyTaken = problem(409, 'spaces.key_taken')
export const AlreadyOpen = problem(409, 'spaces.already_open')
export const NotOpen = problem(409, 'spaces.not_open')

export const SpaceQuery = z.strictObject({
  ...pageQuery,
  ...languageQuery,
  kind: SpaceKind.optional(),
  /** The code of a subdistrict or community. */
  place: z.string().max(12).optional(),
  /** Only those that are open at this moment. */
  open: z.literal('true').optional(),
  /** Without it those that are open to come to; others are seen by operators alone. */
  status: SpaceStatus.default('open'),
})
export type SpaceQuery = z.infer<typeof SpaceQuery>

const bySpaceAndDay = bySpace.extend({ day: Day })
export const spaceContract = {
  listSpaces: route({
    method: 'GET',
    path: '/spaces',
    summary: 'Stations and homes, in the order in which they were entered',
    query: SpaceQuery,
    ok: pageOf(SpaceSummary),
    public: true,
  }),
  getSpace: route({
    method: 'GET',
    path: '/spaces/{id}',
    summary: 'One space by its id or key: hours of this week, who may enter, what is on, services, rooms',
    params: bySpace,
    query: z.strictObject(languageQuery),
    ok: Space,
    problems: [NotFound],
    public: true,
  }),
  getCityMap: route({
    method: 'GET',
    path: '/city/map',
    summary: 'The schematic map of the city, null where its pack brings none',
    query: z.strictObject(languageQuery),
    ok: z.object({ map: WallMap.nullable() }),
    public: true,
  }),
  addSpace: route({
    method: 'POST',
    path: '/spaces',
    summary: 'Prepare a space; nobody else sees it before it is opened',
    query: z.strictObject(languageQuery),
    body: NewSpace,
    ok: Space,
    status: 201,
    problems: [Forbidden, KeyTaken],
  }),
  changeSpace: route({
    method: 'PUT',
    path: '/spaces/{id}',
    summary: 'Change what is said of a space',
    params: bySpace,
    query: z.strictObject(languageQuery),
    body: NewSpace,
    ok: Space,
    problems: [Forbidden, NotFound, KeyTaken, ...ifMatchProblems],
    ifMatch: 'required',
  }),
  openSpace: route({
    method: 'POST',
    path: '/spaces/{id}/open',
    summary: 'Open a space from today on, for the first time or again',
    params: bySpace,
    query: z.strictObject(languageQuery),
    ok: Space,
    problems: [Forbidden, NotFound, AlreadyOpen, ...ifMatchProblems],
    ifMatch: 'required',
  }),
  closeSpace: route({
    method: 'POST',
    path: '/spaces/{id}/close',
    summary: 'Close a space for good, with the reason; for single days set a day that differs',
    params: bySpace,
    query: z.strictObject(languageQuery),
    body: z.strictObject({ reason: text(500) }),
    ok: Space,
    problems: [Forbidden, NotFound, NotOpen, ...ifMatchProblems],
    ifMatch: 'required',
  }),
  setDay: route({
    method: 'PUT',
    path: '/spaces/{id}/days/{day}',
    summary: 'Give one day from today on other hours than its week, none to keep closed',
    params: bySpaceAndDay,
    query: z.strictObject(languageQuery),
    body: z.strictObject({ opening: DayHours, words: text(200) }),
    ok: Space,
    problems: [Forbidden, NotFound],
  }),
  clearDay: route({
    method: 'DELETE',
    path: '/spaces/{id}/days/{day}',
    summary: 'Give a day the hours of its week again',
    params: bySpaceAndDay,
    query: z.strictObject(languageQuery),
    ok: Space,
    problems: [Forbidden, NotFound],
  }),
}
