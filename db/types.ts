// Written by tools/db-types.ts from the migrated schema. Do not edit.
import type { Generated } from 'kysely'

export type Json = unknown

/**
 * account_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * account_pkey: PRIMARY KEY (person_id)
 * account_username_is_free: UNIQUE (username)
 * account_username_is_lower_case: CHECK ((username = lower(username)))
 * granted: insert, select, update
 */
export interface Account {
  person_id: string
  username: string
  /** argon2id in PHC string form. */
  password_hash: string
  /** An administrator made the password and has seen it; the person has not yet chosen their own. */
  has_initial_password: boolean
  /** Since when nobody signs in with it; its sessions count no more at once. */
  disabled_at: Date | null
  version: Generated<number>
}

/**
 * application_admits_to_a_membership: CHECK (((status = 'admitted'::text) = (membership_id IS NOT NULL)))
 * application_committee_id_fkey: FOREIGN KEY (committee_id) REFERENCES committee(id)
 * application_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * application_decision_is_whole: CHECK (((status = ANY (ARRAY['admitted'::text, 'declined'::text])) = ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL) AND (reasons IS NOT NULL))))
 * application_has_a_status: CHECK ((status = ANY (ARRAY['submitted'::text, 'in_review'::text, 'admitted'::text, 'declined'::text, 'withdrawn'::text])))
 * application_membership_id_fkey: FOREIGN KEY (membership_id) REFERENCES membership(id)
 * application_pkey: PRIMARY KEY (id)
 * application_position_fkey: FOREIGN KEY ("position") REFERENCES chain_position(key)
 * application_submitted_by_fkey: FOREIGN KEY (submitted_by) REFERENCES person(id)
 * application_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * application_by_committee: CREATE INDEX application_by_committee ON public.application USING btree (committee_id, id DESC)
 * application_by_unit: CREATE INDEX application_by_unit ON public.application USING btree (unit_id, id DESC)
 * application_is_open_once: CREATE UNIQUE INDEX application_is_open_once ON public.application USING btree (committee_id, unit_id) WHERE (status = ANY (ARRAY['submitted'::text, 'in_review'::text]))
 * granted: insert, select, update
 */
export interface Application {
  id: string
  committee_id: string
  unit_id: string
  position: string
  status: string
  answers: Json
  submitted_by: string
  submitted_at: Generated<Date>
  decided_by: string | null
  decided_at: Date | null
  reasons: string | null
  membership_id: string | null
  version: Generated<number>
}

/**
 * application_document_application_id_fkey: FOREIGN KEY (application_id) REFERENCES application(id)
 * application_document_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * application_document_pkey: PRIMARY KEY (application_id, file_id)
 * granted: insert, select
 */
export interface ApplicationDocument {
  application_id: string
  file_id: string
}

/**
 * booking_booked_by_fkey: FOREIGN KEY (booked_by) REFERENCES person(id)
 * booking_booked_under_fkey: FOREIGN KEY (booked_under) REFERENCES post(id)
 * booking_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * booking_end_is_whole: CHECK (((state = ANY (ARRAY['cancelled'::text, 'expired'::text, 'no_show'::text])) = (ended_at IS NOT NULL)))
 * booking_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES person(id)
 * booking_ends_after_it_starts: CHECK ((ends_at > starts_at))
 * booking_has_a_state: CHECK ((state = ANY (ARRAY['held'::text, 'pending'::text, 'confirmed'::text, 'used'::text, 'refused'::text, 'cancelled'::text, 'expired'::text, 'no_show'::text])))
 * booking_hold_has_its_end: CHECK (((state = 'held'::text) <= (held_until IS NOT NULL)))
 * booking_is_attended: CHECK ((attendees > 0))
 * booking_is_in_time: CHECK (((starts_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (ends_at < '2200-01-01 00:00:00+00'::timestamp with time zone) AND ((EXTRACT(epoch FROM starts_at) % (60)::numeric) = (0)::numeric) AND ((EXTRACT(epoch FROM ends_at) % (60)::numeric) = (0)::numeric)))
 * booking_is_not_decided_by_who_booked: CHECK ((decided_by <> person_id))
 * booking_is_refused_with_a_reason: CHECK (((state <> 'refused'::text) OR ((reason IS NOT NULL) AND (decided_by IS NOT NULL))))
 * booking_no_overlap: EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state = ANY (ARRAY['held'::text, 'pending'::text, 'confirmed'::text, 'used'::text])))
 * booking_number_is_unique: UNIQUE (number)
 * booking_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * booking_pkey: PRIMARY KEY (id)
 * booking_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * booking_series_id_fkey: FOREIGN KEY (series_id) REFERENCES booking_series(id)
 * booking_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * booking_by_booker: CREATE INDEX booking_by_booker ON public.booking USING btree (booked_by, starts_at DESC, id DESC) WHERE (booked_by <> person_id)
 * booking_by_person: CREATE INDEX booking_by_person ON public.booking USING btree (person_id, starts_at DESC, id DESC)
 * booking_by_series: CREATE INDEX booking_by_series ON public.booking USING btree (series_id, starts_at) WHERE (series_id IS NOT NULL)
 * booking_by_unit: CREATE INDEX booking_by_unit ON public.booking USING btree (unit_id, starts_at DESC, id DESC) WHERE (unit_id IS NOT NULL)
 * booking_gone: CREATE INDEX booking_gone ON public.booking USING btree (resource_id, COALESCE(ended_at, decided_at)) WHERE (state = ANY (ARRAY['refused'::text, 'cancelled'::text, 'expired'::text, 'no_show'::text]))
 * booking_in_time: CREATE INDEX booking_in_time ON public.booking USING gist (tstzrange(starts_at, ends_at)) WHERE (state = ANY (ARRAY['held'::text, 'pending'::text, 'confirmed'::text, 'used'::text]))
 * booking_of_person_at_resource: CREATE INDEX booking_of_person_at_resource ON public.booking USING btree (resource_id, person_id, ends_at) WHERE (state = ANY (ARRAY['held'::text, 'pending'::text, 'confirmed'::text, 'used'::text]))
 * booking_of_resource: CREATE INDEX booking_of_resource ON public.booking USING btree (resource_id, starts_at, id) WHERE (state = ANY (ARRAY['held'::text, 'pending'::text, 'confirmed'::text, 'used'::text]))
 * booking_open: CREATE INDEX booking_open ON public.booking USING btree (resource_id) WHERE (state = ANY (ARRAY['held'::text, 'pending'::text]))
 * booking_open_by_start: CREATE INDEX booking_open_by_start ON public.booking USING btree (starts_at) WHERE (state = 'confirmed'::text)
 * booking_own_hold: CREATE INDEX booking_own_hold ON public.booking USING btree (resource_id, booked_by) WHERE (held_until IS NOT NULL)
 * booking_to_decide: CREATE INDEX booking_to_decide ON public.booking USING btree (resource_id, starts_at, id) WHERE (state = 'pending'::text)
 * granted: insert, select, update
 */
export interface Booking {
  id: string
  number: Generated<number>
  resource_id: string
  series_id: string | null
  /** Who uses it; booked_by is who booked: the same, a colleague or a keeper. */
  person_id: string
  /** The unit they borrow for; empty where a person books for themselves. */
  unit_id: string | null
  booked_by: string
  booked_under: string | null
  starts_at: Date
  ends_at: Date
  /** held while a form is filled in or the first in line thinks; pending until a keeper decides; used once it was used. */
  state: string
  held_until: Date | null
  purpose: Generated<string>
  /** Of a room: what is on, told to everybody; empty where it is nobody's business. */
  public_title: string | null
  attendees: number | null
  /** Rules that a keeper set aside for it. */
  overridden: Generated<string[]>
  /** In yuan, by the prices of the day on which it was booked. */
  cost: string | null
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
  ended_by: string | null
  ended_at: Date | null
  /** It was cancelled later than the rules allow. */
  is_late: Generated<boolean>
  version: Generated<number>
  created_at: Generated<Date>
}

/**
 * booking_rules_accept: CHECK (((accept_minutes >= 10) AND (accept_minutes <= 10080)))
 * booking_rules_ahead: CHECK ((ahead_minutes > 0))
 * booking_rules_approval: CHECK ((approval = ANY (ARRAY['none'::text, 'others'::text, 'first'::text, 'always'::text])))
 * booking_rules_day: CHECK ((day_minutes > 0))
 * booking_rules_day_count: CHECK ((day_count > 0))
 * booking_rules_gap: CHECK (((gap_minutes >= 0) AND (gap_minutes <= 10080)))
 * booking_rules_horizon: CHECK (((horizon_days >= 1) AND (horizon_days <= 730)))
 * booking_rules_idle: CHECK ((idle_days > 0))
 * booking_rules_late_cancel: CHECK (((late_cancel_minutes >= 0) AND (late_cancel_minutes <= 43200)))
 * booking_rules_lead: CHECK (((lead_minutes >= 0) AND (lead_minutes <= 43200)))
 * booking_rules_lengths_run_up: CHECK ((longest_minutes >= shortest_minutes))
 * booking_rules_lowest_grade_fkey: FOREIGN KEY (lowest_grade) REFERENCES grade(key)
 * booking_rules_no_show: CHECK ((no_show_minutes > 0))
 * booking_rules_off_hours: CHECK ((off_hours = ANY (ARRAY['closed'::text, 'limited'::text, 'free'::text])))
 * booking_rules_pkey: PRIMARY KEY (resource_id)
 * booking_rules_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * booking_rules_shortest: CHECK ((shortest_minutes > 0))
 * booking_rules_step: CHECK ((step_minutes = ANY (ARRAY[5, 10, 15, 30, 60])))
 * booking_rules_who: CHECK ((who = ANY (ARRAY['everyone'::text, 'network'::text, 'chains'::text, 'units'::text, 'owner'::text])))
 * granted: delete, insert, select, update
 */
export interface BookingRules {
  resource_id: string
  /** How far ahead. */
  horizon_days: number
  /** How long before its start at the latest. */
  lead_minutes: number
  step_minutes: number
  shortest_minutes: number
  longest_minutes: number
  /** Between two bookings of one person. */
  gap_minutes: Generated<number>
  /** Bookings of one person that start on one day. */
  day_count: number | null
  /** Of one person on one day. */
  day_minutes: number | null
  /** Of one person in all that is still to come. */
  ahead_minutes: number | null
  /** Weekly hours, as space.opening. */
  opening: Json
  on_holidays: boolean
  /** Outside opening: closed; limited: open, and the limits count; free: open, and length, day and ahead do not count. */
  off_hours: string
  /** Whose bookings wait for a keeper: none; those of other units; a person's first; all. */
  approval: string
  who: string
  committee_ids: Generated<string[]>
  unit_ids: Generated<string[]>
  lowest_grade: string | null
  needs_covenant: boolean
  needs_qualification: boolean
  /** A qualification unused for so long counts no more. */
  idle_days: number | null
  late_cancel_minutes: number
  /** So long after the start the time of who did not come is given back; empty: never. */
  no_show_minutes: number | null
  /** How long the first on the waiting list may think. */
  accept_minutes: Generated<number>
}

/**
 * booking_series_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * booking_series_pkey: PRIMARY KEY (id)
 * booking_series_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * granted: insert, select
 */
export interface BookingSeries {
  id: string
  resource_id: string
  person_id: string
  /** How it repeats: {"every": "week", "days": [2, 4], "until": "2026-12-31"}. */
  rule: Json
  created_at: Generated<Date>
}

/**
 * bulletin_pkey: PRIMARY KEY (slug)
 * granted: select
 */
export interface Bulletin {
  slug: string
  content: Json
}

/**
 * bulletin_author_draft_id_fkey: FOREIGN KEY (draft_id) REFERENCES bulletin_draft(id)
 * bulletin_author_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * bulletin_author_pkey: PRIMARY KEY (draft_id, person_id)
 * granted: insert, select
 */
export interface BulletinAuthor {
  draft_id: string
  person_id: string
}

/**
 * bulletin_draft_committee_id_fkey: FOREIGN KEY (committee_id) REFERENCES committee(id)
 * bulletin_draft_has_a_status: CHECK ((status = ANY (ARRAY['draft'::text, 'in_review'::text, 'returned'::text, 'published'::text, 'withdrawn'::text])))
 * bulletin_draft_pkey: PRIMARY KEY (id)
 * bulletin_draft_by_change: CREATE INDEX bulletin_draft_by_change ON public.bulletin_draft USING btree (changed_at DESC, id DESC)
 * granted: insert, select, update
 */
export interface BulletinDraft {
  id: string
  /** Whose bulletin it is; empty for the city's own. */
  committee_id: string | null
  status: Generated<string>
  follows: string | null
  /** Text in Chinese and English with figures placed in it; modules/bulletins/contract/content.ts has the shape. */
  content: Json
  created_at: Generated<Date>
  changed_at: Generated<Date>
  handed_in_at: Date | null
  /** What the second reader asked to change when it was returned last. */
  note: string | null
  version: Generated<number>
}

/**
 * bulletin_picture_draft_id_fkey: FOREIGN KEY (draft_id) REFERENCES bulletin_draft(id)
 * bulletin_picture_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * bulletin_picture_pkey: PRIMARY KEY (file_id)
 * bulletin_picture_by_draft: CREATE INDEX bulletin_picture_by_draft ON public.bulletin_picture USING btree (draft_id)
 * granted: insert, select
 */
export interface BulletinPicture {
  file_id: string
  draft_id: string
  /** In pixels, as height: pages keep the place before the picture comes. */
  width: number
  height: number
}

/**
 * bulletin_year_pkey: PRIMARY KEY (year)
 * granted: insert, select, update
 */
export interface BulletinYear {
  year: number
  issues: number
}

/**
 * chain_position_pkey: PRIMARY KEY (key)
 * granted: select
 */
export interface ChainPosition {
  key: string
  name: Json
  summary: Json
  position: number
}

/**
 * challenge_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES person(id)
 * challenge_closing_is_whole: CHECK ((((status = ANY (ARRAY['declined'::text, 'solved'::text, 'ended'::text])) = (closed_at IS NOT NULL)) AND ((closed_at IS NULL) = (closing IS NULL))))
 * challenge_goes_on_with_opened_bids: CHECK (((status <> ALL (ARRAY['in_review'::text, 'noticed'::text, 'under_way'::text, 'solved'::text])) OR (opened_at IS NOT NULL)))
 * challenge_has_a_status: CHECK ((status = ANY (ARRAY['proposed'::text, 'declined'::text, 'open'::text, 'in_review'::text, 'noticed'::text, 'under_way'::text, 'solved'::text, 'ended'::text])))
 * challenge_is_published_while_public: CHECK (((published_at IS NULL) = (status = ANY (ARRAY['proposed'::text, 'declined'::text]))))
 * challenge_is_somebodys: CHECK (((asked_by IS NOT NULL) OR (unit_id IS NOT NULL)))
 * challenge_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * challenge_opens_bids_after_the_deadline: CHECK ((opened_at >= bids_until))
 * challenge_pkey: PRIMARY KEY (id)
 * challenge_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES person(id)
 * challenge_reward_is_no_debt: CHECK ((reward >= 0))
 * challenge_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * challenge_by_status: CREATE INDEX challenge_by_status ON public.challenge USING btree (status, id DESC)
 * challenge_of_a_matter_is_one: CREATE UNIQUE INDEX challenge_of_a_matter_is_one ON public.challenge USING btree (matter_id) WHERE (status <> ALL (ARRAY['declined'::text, 'ended'::text]))
 * granted: insert, select, update
 */
export interface Challenge {
  id: string
  matter_id: string | null
  asked_by: string | null
  unit_id: string | null
  status: string
  title: string
  field: string
  goal: string
  /** In yuan. */
  reward: number
  /** The first moment that is too late for a bid. */
  bids_until: Date
  /** Technical detail: only for the asker, the office, and chosen units that accepted the present secrecy text; each reading is kept. */
  detail: string
  /** Version of the secrecy text that must be accepted now. */
  secrecy: Generated<number>
  proposed_by: string
  proposed_at: Date
  published_at: Date | null
  /** When the bids were opened; nobody but the bidder reads a bid before. */
  opened_at: Date | null
  closed_at: Date | null
  /** Why it was declined or ended, or what solved it. */
  closing: string | null
  version: Generated<number>
}

/**
 * acceptance_is_of_a_chosen_unit: FOREIGN KEY (challenge_id, unit_id) REFERENCES challenge_invitation(challenge_id, unit_id)
 * acceptance_is_of_a_known_text: FOREIGN KEY (challenge_id, version) REFERENCES challenge_secrecy(challenge_id, version)
 * challenge_acceptance_accepted_by_fkey: FOREIGN KEY (accepted_by) REFERENCES person(id)
 * challenge_acceptance_pkey: PRIMARY KEY (challenge_id, unit_id, version)
 * granted: insert, select
 */
export interface ChallengeAcceptance {
  challenge_id: string
  unit_id: string
  version: number
  accepted_by: string
  accepted_at: Date
}

/**
 * award_confirmation_is_whole: CHECK ((((state = 'confirmed'::text) = (confirmed_by IS NOT NULL)) AND ((confirmed_by IS NULL) = (confirmed_at IS NULL))))
 * award_has_a_state: CHECK ((state = ANY (ARRAY['noticed'::text, 'confirmed'::text, 'revoked'::text])))
 * award_is_confirmed_after_its_notice: CHECK ((confirmed_at >= notice_until))
 * award_is_confirmed_by_another: CHECK ((confirmed_by <> proposed_by))
 * challenge_award_bid_id_fkey: FOREIGN KEY (bid_id) REFERENCES challenge_bid(id)
 * challenge_award_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_award_confirmed_by_fkey: FOREIGN KEY (confirmed_by) REFERENCES person(id)
 * challenge_award_pkey: PRIMARY KEY (id)
 * challenge_award_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES person(id)
 * challenge_has_one_award: CREATE UNIQUE INDEX challenge_has_one_award ON public.challenge_award USING btree (challenge_id) WHERE (state <> 'revoked'::text)
 * granted: insert, select, update
 */
export interface ChallengeAward {
  id: string
  challenge_id: string
  bid_id: string
  state: Generated<string>
  reasons: string
  proposed_by: string
  proposed_at: Date
  /** The end of the public notice, five working days after the proposal: the first moment at which it may be confirmed. */
  notice_until: Date
  confirmed_by: string | null
  confirmed_at: Date | null
}

/**
 * bid_is_given_once: UNIQUE (challenge_id, unit_id)
 * bid_price_is_no_debt: CHECK ((price >= 0))
 * challenge_bid_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_bid_given_by_fkey: FOREIGN KEY (given_by) REFERENCES person(id)
 * challenge_bid_pkey: PRIMARY KEY (id)
 * challenge_bid_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * granted: insert, select, update
 */
export interface ChallengeBid {
  id: string
  challenge_id: string
  unit_id: string
  plan: string
  team: string
  /** In yuan. */
  price: number
  given_by: string
  given_at: Date
  withdrawn_at: Date | null
}

/**
 * challenge_bid_file_bid_id_fkey: FOREIGN KEY (bid_id) REFERENCES challenge_bid(id)
 * challenge_bid_file_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * challenge_bid_file_pkey: PRIMARY KEY (bid_id, file_id)
 * granted: delete, insert, select
 */
export interface ChallengeBidFile {
  bid_id: string
  file_id: string
}

/**
 * challenge_invitation_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_invitation_invited_by_fkey: FOREIGN KEY (invited_by) REFERENCES person(id)
 * challenge_invitation_pkey: PRIMARY KEY (challenge_id, unit_id)
 * challenge_invitation_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * granted: insert, select, update
 */
export interface ChallengeInvitation {
  challenge_id: string
  unit_id: string
  invited_by: string
  invited_at: Date
  withdrawn_at: Date | null
}

/**
 * challenge_milestone_accepted_by_fkey: FOREIGN KEY (accepted_by) REFERENCES person(id)
 * challenge_milestone_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_milestone_pkey: PRIMARY KEY (id)
 * challenge_milestone_reported_by_fkey: FOREIGN KEY (reported_by) REFERENCES person(id)
 * milestone_acceptance_is_whole: CHECK ((((state = 'accepted'::text) = (accepted_by IS NOT NULL)) AND ((accepted_by IS NULL) = (accepted_at IS NULL))))
 * milestone_has_a_state: CHECK ((state = ANY (ARRAY['planned'::text, 'reported'::text, 'accepted'::text])))
 * milestone_is_accepted_by_another: CHECK ((accepted_by <> reported_by))
 * milestone_report_is_whole: CHECK (((state = 'planned'::text) OR ((report IS NOT NULL) AND (reported_by IS NOT NULL) AND (reported_at IS NOT NULL))))
 * milestone_of_challenge: CREATE INDEX milestone_of_challenge ON public.challenge_milestone USING btree (challenge_id, due_on, id)
 * granted: insert, select, update
 */
export interface ChallengeMilestone {
  id: string
  challenge_id: string
  title: string
  due_on: string
  state: Generated<string>
  report: string | null
  reported_by: string | null
  reported_at: Date | null
  answer: string | null
  accepted_by: string | null
  accepted_at: Date | null
}

/**
 * challenge_objection_answered_by_fkey: FOREIGN KEY (answered_by) REFERENCES person(id)
 * challenge_objection_award_id_fkey: FOREIGN KEY (award_id) REFERENCES challenge_award(id)
 * challenge_objection_pkey: PRIMARY KEY (id)
 * challenge_objection_raised_by_fkey: FOREIGN KEY (raised_by) REFERENCES person(id)
 * objection_answer_is_whole: CHECK ((((is_upheld IS NULL) = (answer IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL))))
 * objection_is_answered_by_another: CHECK ((answered_by <> raised_by))
 * objection_is_raised_once: UNIQUE (award_id, raised_by)
 * granted: insert, select, update
 */
export interface ChallengeObjection {
  id: string
  award_id: string
  words: string
  raised_by: string
  raised_at: Date
  is_upheld: boolean | null
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

/**
 * challenge_reading_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_reading_pkey: PRIMARY KEY (id)
 * challenge_reading_read_by_fkey: FOREIGN KEY (read_by) REFERENCES person(id)
 * challenge_reading_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * reading_of_a_unit_follows_its_acceptance: FOREIGN KEY (challenge_id, unit_id, version) REFERENCES challenge_acceptance(challenge_id, unit_id, version)
 * reading_of_a_unit_names_the_text: CHECK (((unit_id IS NULL) = (version IS NULL)))
 * reading_of_challenge: CREATE INDEX reading_of_challenge ON public.challenge_reading USING btree (challenge_id, id)
 * granted: insert, select
 */
export interface ChallengeReading {
  id: string
  challenge_id: string
  unit_id: string | null
  version: number | null
  read_by: string
  read_at: Date
}

/**
 * challenge_review_assigned_by_fkey: FOREIGN KEY (assigned_by) REFERENCES person(id)
 * challenge_review_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_review_expert_id_fkey: FOREIGN KEY (expert_id) REFERENCES person(id)
 * challenge_review_is_by_another_than_who_assigned: CHECK ((expert_id <> assigned_by))
 * challenge_review_is_either_given_or_declined: CHECK (((conflict IS NULL) OR (given_at IS NULL)))
 * challenge_review_is_given_once: UNIQUE (challenge_id, expert_id)
 * challenge_review_is_whole: CHECK ((((given_at IS NULL) = (judgements IS NULL)) AND ((given_at IS NOT NULL) OR (recommends IS NULL))))
 * challenge_review_pkey: PRIMARY KEY (id)
 * challenge_review_recommends_fkey: FOREIGN KEY (recommends) REFERENCES challenge_bid(id)
 * challenge_review_by_expert: CREATE INDEX challenge_review_by_expert ON public.challenge_review USING btree (expert_id, challenge_id)
 * granted: insert, select, update
 */
export interface ChallengeReview {
  id: string
  challenge_id: string
  expert_id: string
  assigned_by: string
  assigned_at: Date
  conflict: string | null
  judgements: Json | null
  /** The bid to be awarded in the view of this expert; null where none. */
  recommends: string | null
  given_at: Date | null
}

/**
 * challenge_secrecy_challenge_id_fkey: FOREIGN KEY (challenge_id) REFERENCES challenge(id)
 * challenge_secrecy_pkey: PRIMARY KEY (challenge_id, version)
 * challenge_secrecy_written_by_fkey: FOREIGN KEY (written_by) REFERENCES person(id)
 * granted: insert, select
 */
export interface ChallengeSecrecy {
  challenge_id: string
  version: number
  words: string
  written_by: string
  written_at: Date
}

/**
 * checkpoint_is_made_once: UNIQUE (seal_number, key_id)
 * checkpoint_key_id_fkey: FOREIGN KEY (key_id) REFERENCES checkpoint_key(id)
 * checkpoint_pkey: PRIMARY KEY (id)
 * checkpoint_by_size: CREATE INDEX checkpoint_by_size ON public.checkpoint USING btree (tree_size, id)
 * granted: insert, select
 */
export interface Checkpoint {
  id: string
  /** No foreign key: a witness must outlast what it saw. */
  seal_number: number
  tree_size: number
  key_id: string
  text: string
  made_at: Generated<Date>
}

/**
 * checkpoint_delivery_checkpoint_id_fkey: FOREIGN KEY (checkpoint_id) REFERENCES checkpoint(id)
 * checkpoint_delivery_goes_somewhere: CHECK ((channel = ANY (ARRAY['webhook'::text, 'mail'::text])))
 * checkpoint_delivery_pkey: PRIMARY KEY (checkpoint_id, channel)
 * granted: insert, select
 */
export interface CheckpointDelivery {
  checkpoint_id: string
  channel: string
  delivered_at: Generated<Date>
}

/**
 * checkpoint_key_is_ed25519: CHECK ((length(public_key) = 32))
 * checkpoint_key_is_listed_once: UNIQUE (public_key)
 * checkpoint_key_pkey: PRIMARY KEY (id)
 * granted: insert, select, update (ended_at)
 */
export interface CheckpointKey {
  id: string
  /** Who signs: juguang. and the code of the city. */
  name: string
  public_key: Buffer
  began_at: Generated<Date>
  /** When another took its place; what it signed stays checkable. */
  ended_at: Date | null
}

/**
 * city_pkey: PRIMARY KEY (id)
 * city_is_one: CREATE UNIQUE INDEX city_is_one ON public.city USING btree ((true))
 * granted: select
 */
export interface City {
  id: string
  /** Of the district, GB/T 2260: 440311. */
  code: string
  /** IANA time zone in which days are counted. */
  zone: string
  /** The rest of city.yaml as it was read: names, area with its source, contact. */
  content: Json
  /** map.yaml as it was read: outlines and points in a plane of its own, no coordinates of the earth; empty where the city brings none. */
  map: Json | null
}

/**
 * cluster_key_is_unique: UNIQUE (key)
 * cluster_pkey: PRIMARY KEY (id)
 * granted: select
 */
export interface Cluster {
  id: string
  key: string
  name: Json
  since: string
  position: number
}

/**
 * committee_cluster_id_fkey: FOREIGN KEY (cluster_id) REFERENCES cluster(id)
 * committee_is_of_a_kind: CHECK ((kind = ANY (ARRAY['chain'::text, 'talent'::text])))
 * committee_key_is_unique: UNIQUE (key)
 * committee_pkey: PRIMARY KEY (id)
 * granted: select
 */
export interface Committee {
  id: string
  key: string
  kind: string
  cluster_id: string | null
  name: Json
  short_name: Json
  purpose: Json
  since: string
  /** What a unit answers when it applies: [{key, text, kind, required, maxLength, choices}]. */
  questions: Json
  /** What reviewers judge by: [{key, text, help}]. */
  criteria: Json
  position: number
}

/**
 * correction_counts_when_confirmed: CHECK ((((state = 'confirmed'::text) = (day IS NOT NULL)) AND ((state = 'confirmed'::text) = (reversal_id IS NOT NULL)) AND (((state = 'confirmed'::text) AND (replacement IS NOT NULL)) = (replacement_id IS NOT NULL))))
 * correction_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * correction_decided_under_fkey: FOREIGN KEY (decided_under) REFERENCES post(id)
 * correction_decision_is_whole: CHECK (((state = ANY (ARRAY['confirmed'::text, 'refused'::text])) = ((decided_by IS NOT NULL) AND (decided_under IS NOT NULL) AND (decided_at IS NOT NULL))))
 * correction_has_a_state: CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text])))
 * correction_is_decided_by_another: CHECK ((decided_by <> proposed_by))
 * correction_pkey: PRIMARY KEY (id)
 * correction_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES person(id)
 * correction_proposed_under_fkey: FOREIGN KEY (proposed_under) REFERENCES post(id)
 * correction_refusal_says_why: CHECK (((state <> 'refused'::text) OR (decision_reason IS NOT NULL)))
 * correction_by_state: CREATE INDEX correction_by_state ON public.correction USING btree (state, id DESC)
 * correction_is_open_or_confirmed_once: CREATE UNIQUE INDEX correction_is_open_or_confirmed_once ON public.correction USING btree (fact_id) WHERE (state = ANY (ARRAY['proposed'::text, 'confirmed'::text]))
 * granted: insert, select, update
 */
export interface Correction {
  id: string
  /** No foreign key here and below: facts are never deleted, and verification may set the whole table aside. */
  fact_id: string
  /** Why the fact is wrong; everybody reads it once the correction is confirmed. */
  reason: string
  /** The right fact in full: {quantity, day, unitId, placeCode}; empty where nothing takes its place. Its day is when it truly was. */
  replacement: Json | null
  state: string
  proposed_by: string
  proposed_under: string
  proposed_at: Generated<Date>
  decided_by: string | null
  decided_under: string | null
  decided_at: Date | null
  decision_reason: string | null
  /** The day of the decision, from which reversal and replacement count, so that past days stay as they were published. */
  day: string | null
  reversal_id: string | null
  replacement_id: string | null
  version: Generated<number>
}

/**
 * covenant_pkey: PRIMARY KEY (version)
 * granted: select
 */
export interface Covenant {
  version: number
  content: Json
  since: string
}

/**
 * covenant_signature_pkey: PRIMARY KEY (version, unit_id)
 * covenant_signature_signed_by_fkey: FOREIGN KEY (signed_by) REFERENCES person(id)
 * covenant_signature_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * covenant_signature_version_fkey: FOREIGN KEY (version) REFERENCES covenant(version)
 * granted: insert, select
 */
export interface CovenantSignature {
  version: number
  unit_id: string
  signed_by: string
  signed_at: Date
}

/**
 * daily_sum_pkey: PRIMARY KEY (measure, slice, day) INCLUDE (quantity, facts, standing)
 * granted: insert, select, update
 */
export interface DailySum {
  measure: string
  /** Empty for all facts of the measure; committee:<id> for one committee's. */
  slice: string
  day: string
  quantity: number
  /** How many facts were added up: a list of them all knows its length without being counted. */
  facts: number
  /** Facts that add, less facts that take back: the length of a list of what stands. */
  standing: number
  /** The part of quantity that facts below zero make which correct nothing: zero or less. */
  leavings: number
  /** The part of quantity that takes back facts that were wrong. */
  corrections: number
}

/**
 * event_pkey: PRIMARY KEY (id)
 * event_by_person: CREATE INDEX event_by_person ON public.event USING btree (person_id, happened_at DESC, id DESC)
 * event_by_time: CREATE INDEX event_by_time ON public.event USING btree (happened_at DESC, id DESC)
 * event_of_application: CREATE INDEX event_of_application ON public.event USING btree (((details ->> 'applicationId'::text))) WHERE ((details ->> 'applicationId'::text) IS NOT NULL)
 * event_of_challenge: CREATE INDEX event_of_challenge ON public.event USING btree (((details ->> 'challengeId'::text))) WHERE ((details ->> 'challengeId'::text) IS NOT NULL)
 * granted: insert, select
 */
export interface Event {
  id: string
  /** What happened, in the past tense: network.unit_admitted. */
  type: string
  /** Who did it; empty where the system did, and then details say why. */
  person_id: string | null
  /** The post that allowed it; empty where a person acted for themselves. No foreign key: a hundred acts a second under one post would queue at its row, and posts are never deleted. */
  post_id: string | null
  happened_at: Generated<Date>
  details: Json
}

/**
 * fact_counts_something: CHECK ((quantity <> 0))
 * fact_pkey: PRIMARY KEY (id)
 * fact_reversal_has_no_key: CHECK (((reverses IS NULL) OR (counted_once IS NULL))) NOT VALID
 * fact_reverses_fkey: FOREIGN KEY (reverses) REFERENCES fact(id)
 * fact_counted_once: CREATE UNIQUE INDEX fact_counted_once ON public.fact USING btree (measure, counted_once, quantity, attempt) WHERE (counted_once IS NOT NULL)
 * fact_in_sealing_order: CREATE UNIQUE INDEX fact_in_sealing_order ON public.fact USING btree (era, transaction_id, id)
 * fact_records: CREATE INDEX fact_records ON public.fact USING btree (measure, day DESC, id DESC)
 * fact_records_of_committee: CREATE INDEX fact_records_of_committee ON public.fact USING btree (measure, committee_id, day DESC, id DESC) WHERE (committee_id IS NOT NULL)
 * fact_reversals: CREATE INDEX fact_reversals ON public.fact USING btree (measure, day) WHERE (reverses IS NOT NULL)
 * fact_reversed_once: CREATE UNIQUE INDEX fact_reversed_once ON public.fact USING btree (reverses) WHERE (reverses IS NOT NULL)
 * fact_taken_back: CREATE INDEX fact_taken_back ON public.fact USING btree (measure, COALESCE(counted_once, (subject_id)::text)) WHERE ((quantity < 0) AND (reverses IS NULL))
 * granted: insert (committee_id, counted_once, day, event_id, id, measure, place_code, quantity, reverses, source, subject_id, unit_id), select
 */
export interface Fact {
  id: string
  /** Which life of the database wrote it: a restore into another server starts transaction numbers anew. */
  era: Generated<number>
  /** With era and id, the order of sealing; lets the sealer leave out facts whose transaction may still be running. */
  transaction_id: Generated<string>
  /** The event of the same transaction. No foreign key: a million facts would pay for it. */
  event_id: string
  measure: string
  quantity: number
  /** The day it counts for, in the city's time zone. */
  day: string
  subject_id: string
  unit_id: string | null
  committee_id: string | null
  place_code: string | null
  /** Whom the measure counts only once, and for which spell; empty where each time counts. */
  counted_once: string | null
  reverses: string | null
  /** Where a fact comes from that no module of this system recorded; empty otherwise. */
  source: string | null
  /** How many facts of the same measure, key and quantity were taken back before; set by trigger, and no part of the leaf that is sealed. */
  attempt: Generated<number>
}

/**
 * feed_token_is_about_something: CHECK ((about = ANY (ARRAY['my-bookings'::text, 'resource'::text, 'space'::text])))
 * feed_token_is_unique: UNIQUE (hash)
 * feed_token_names_its_subject: CHECK (((about = 'my-bookings'::text) = (subject_id IS NULL)))
 * feed_token_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * feed_token_pkey: PRIMARY KEY (id)
 * feed_token_by_person: CREATE INDEX feed_token_by_person ON public.feed_token USING btree (person_id, id DESC)
 * granted: insert, select, update
 */
export interface FeedToken {
  id: string
  /** SHA-256 of the token; the token itself is only in the address. */
  hash: Buffer
  person_id: string
  about: string
  subject_id: string | null
  created_at: Generated<Date>
  used_at: Date | null
  revoked_at: Date | null
}

/**
 * figure_committee_id_fkey: FOREIGN KEY (committee_id) REFERENCES committee(id)
 * figure_constant_has_its_value: CHECK (((constant IS NULL) = (kind <> 'constant'::text)))
 * figure_counts_a_measure_or_is_constant: CHECK (((measure IS NULL) = (kind = 'constant'::text)))
 * figure_is_of_a_kind: CHECK ((kind = ANY (ARRAY['stock'::text, 'flow'::text, 'constant'::text])))
 * figure_pkey: PRIMARY KEY (key)
 * figure_records_are_for_somebody: CHECK ((records = ANY (ARRAY['public'::text, 'members'::text, 'counted'::text])))
 * granted: select
 */
export interface Figure {
  key: string
  /** Whose facts it adds up. */
  measure: string | null
  /** Only this committee's facts, where set. */
  committee_id: string | null
  kind: string
  constant: number | null
  /** Who may open single records: everybody, people of the network, or nobody (then they are counted as hidden). */
  records: string
  /** Title, rule, counting unit, wording, source … of figures.yaml, as read. */
  content: Json
  position: number
}

/**
 * figure_target_is_above_nothing: CHECK ((value > 0))
 * figure_target_is_for_a_year: CHECK (((year >= 2000) AND (year <= 2999)))
 * figure_target_pkey: PRIMARY KEY (figure_key, year)
 * figure_target_set_by_fkey: FOREIGN KEY (set_by) REFERENCES person(id)
 * granted: insert, select, update
 */
export interface FigureTarget {
  /** No foreign key: loading a city pack replaces the figures, and a target outlives one that the pack leaves out for a while. */
  figure_key: string
  year: number
  /** Of a flow what the year adds, of a stock what stands at its end; empty once the target was taken back. */
  value: number | null
  /** Empty where the demo set it. */
  set_by: string | null
  set_at: Generated<Date>
  /** Nought only inside the transaction that makes the row. */
  version: Generated<number>
}

/**
 * file_pkey: PRIMARY KEY (id)
 * file_uploaded_by_fkey: FOREIGN KEY (uploaded_by) REFERENCES person(id)
 * file_without_record: CREATE INDEX file_without_record ON public.file USING btree (created_at) WHERE (attached_at IS NULL)
 * granted: delete, insert, select, update (attached_at)
 */
export interface File {
  id: string
  /** As the person called it; only shown, never a path. */
  name: string
  content_type: string
  bytes: number
  sha256: Buffer
  uploaded_by: string
  created_at: Generated<Date>
  /** Since when a record holds it; a file belongs to one record, and one that none holds is removed after a day. */
  attached_at: Date | null
}

/**
 * grade_pkey: PRIMARY KEY (key)
 * grade_ranks_differ: UNIQUE (rank) DEFERRABLE INITIALLY DEFERRED
 * granted: select
 */
export interface Grade {
  key: string
  name: Json
  /** 1 is the highest. */
  rank: number
}

/**
 * handling_answer_is_whole: CHECK (((state = 'answered'::text) = (answer IS NOT NULL)))
 * handling_answers_in_a_way: CHECK ((answer = ANY (ARRAY['helped'::text, 'not_helped'::text, 'not_ours'::text, 'unreachable'::text])))
 * handling_end_is_whole: CHECK (((state = ANY (ARRAY['answered'::text, 'handed_on'::text, 'released'::text])) = (ended_at IS NOT NULL)))
 * handling_from_handling_fkey: FOREIGN KEY (from_handling) REFERENCES handling(id)
 * handling_has_a_state: CHECK ((state = ANY (ARRAY['sent'::text, 'taken'::text, 'answered'::text, 'handed_on'::text, 'released'::text])))
 * handling_helps_with_a_resource: CHECK (((resource_id IS NULL) OR (answer = 'helped'::text)))
 * handling_is_of_a_body: CHECK ((body_kind = ANY (ARRAY['city'::text, 'committee'::text, 'unit'::text])))
 * handling_is_taken_by_somebody: CHECK (((state <> 'taken'::text) OR ((taken_by IS NOT NULL) AND (taken_at IS NOT NULL))))
 * handling_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * handling_pkey: PRIMARY KEY (id)
 * handling_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * handling_taken_by_fkey: FOREIGN KEY (taken_by) REFERENCES person(id)
 * handling_due: CREATE INDEX handling_due ON public.handling USING btree (answer_due_at) WHERE (state = ANY (ARRAY['sent'::text, 'taken'::text]))
 * handling_has_one_lead: CREATE UNIQUE INDEX handling_has_one_lead ON public.handling USING btree (matter_id, round) WHERE (is_lead AND (state = ANY (ARRAY['sent'::text, 'taken'::text, 'answered'::text])))
 * handling_is_open_once: CREATE UNIQUE INDEX handling_is_open_once ON public.handling USING btree (matter_id, body_kind, body_id) WHERE (state = ANY (ARRAY['sent'::text, 'taken'::text]))
 * handling_of_body: CREATE INDEX handling_of_body ON public.handling USING btree (body_kind, body_id, state, answer_due_at)
 * handling_of_body_by_matter: CREATE INDEX handling_of_body_by_matter ON public.handling USING btree (body_kind, body_id, matter_id DESC)
 * handling_of_matter: CREATE INDEX handling_of_matter ON public.handling USING btree (matter_id)
 * handling_open_of_body: CREATE INDEX handling_open_of_body ON public.handling USING btree (body_kind, body_id, matter_id DESC) WHERE (state = ANY (ARRAY['sent'::text, 'taken'::text]))
 * handling_taken_by: CREATE INDEX handling_taken_by ON public.handling USING btree (taken_by) WHERE (state = 'taken'::text)
 * granted: insert, select, update
 */
export interface Handling {
  id: string
  matter_id: string
  body_kind: string
  body_id: string
  /** Whose part it is to propose the outcome. */
  is_lead: boolean
  /** 0, and 1 once the matter was reopened: then others may lead. */
  round: number
  state: Generated<string>
  answer: string | null
  words: string | null
  /** The part it was handed on from, or whose body called it in. */
  from_handling: string | null
  sent_at: Date
  take_due_at: Date
  /** The first moment that is too late; moved by an approved pause alone. */
  answer_due_at: Date
  taken_by: string | null
  taken_at: Date | null
  ended_at: Date | null
  /** The shared resource that the answer names; what became of it since, the resource tells. */
  resource_id: string | null
}

/**
 * idempotency_key_pkey: PRIMARY KEY (person_id, key)
 * idempotency_key_by_age: CREATE INDEX idempotency_key_by_age ON public.idempotency_key USING btree (created_at)
 * granted: delete, insert, select, update
 */
export interface IdempotencyKey {
  person_id: string
  key: string
  fingerprint: string
  /** Kept as json, not jsonb, so a repeat gets the very same bytes. */
  answer: Json | null
  created_at: Generated<Date>
}

/**
 * import_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * import_has_a_status: CHECK ((status = ANY (ARRAY['waiting'::text, 'reading'::text, 'read'::text, 'refused'::text, 'applied'::text])))
 * import_pkey: PRIMARY KEY (id)
 * import_started_by_fkey: FOREIGN KEY (started_by) REFERENCES person(id)
 * import_started_under_fkey: FOREIGN KEY (started_under) REFERENCES post(id)
 * granted: insert, select, update
 */
export interface Import {
  id: string
  kind: string
  file_id: string
  status: string
  /** Headings of the file, in their order; empty for registers whose shape is known. */
  columns: Json | null
  /** Which column is which field, where a person said so: {field: column}; the rest is guessed from the headings. */
  mapping: Json | null
  /** Why the file as a whole is not taken: {reason, line}. */
  refusal: Json | null
  /** Rows judged so far. */
  progress: Generated<number>
  row_count: Generated<number>
  /** Rows by verdict: {new, changed, same, refused}. */
  counts: Json | null
  started_by: string
  started_under: string
  started_at: Generated<Date>
  applied_at: Date | null
  version: Generated<number>
  /** First rows of the file, cut short, cell by cell under the headings; empty for registers. */
  sample: Json | null
}

/**
 * import_row_has_a_verdict: CHECK ((verdict = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'refused'::text])))
 * import_row_import_id_fkey: FOREIGN KEY (import_id) REFERENCES import(id)
 * import_row_pkey: PRIMARY KEY (import_id, line)
 * import_row_by_verdict: CREATE INDEX import_row_by_verdict ON public.import_row USING btree (import_id, verdict, line)
 * granted: delete, insert, select
 */
export interface ImportRow {
  import_id: string
  /** Line of the text, row of the sheet or number of the JSON record, from 1. */
  line: number
  verdict: string
  /** Why it is refused, or what it changes: [{code, field, …}]. */
  reasons: Json
  /** The unit that it speaks of, where there is one already. */
  unit_id: string | null
  /** What was read, by field. */
  record: Json
}

/**
 * machine_use_booking_id_fkey: FOREIGN KEY (booking_id) REFERENCES booking(id)
 * machine_use_counts_once_ended: CHECK (((ended_at IS NOT NULL) OR ((recorded_at IS NULL) AND (day IS NULL) AND (audience IS NULL) AND (cost IS NULL))))
 * machine_use_is_by_somebody: CHECK ((audience = ANY (ARRAY['own'::text, 'network'::text, 'other'::text])))
 * machine_use_is_in_time: CHECK (((started_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (COALESCE(ended_at, started_at) < '2200-01-01 00:00:00+00'::timestamp with time zone) AND ((EXTRACT(epoch FROM started_at) % (60)::numeric) = (0)::numeric) AND ((EXTRACT(epoch FROM COALESCE(ended_at, started_at)) % (60)::numeric) = (0)::numeric)))
 * machine_use_is_known_by_a_source: CHECK ((source = ANY (ARRAY['keeper'::text, 'label'::text, 'later'::text])))
 * machine_use_is_taken_back_by_somebody: CHECK (((taken_back_at IS NULL) = (taken_back_by IS NULL)))
 * machine_use_no_overlap: EXCLUDE USING gist (resource_id WITH =, tstzrange(started_at, ended_at) WITH &&) WHERE ((taken_back_at IS NULL))
 * machine_use_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * machine_use_pkey: PRIMARY KEY (id)
 * machine_use_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * machine_use_runs_forward: CHECK ((ended_at > started_at))
 * machine_use_stopped_by_fkey: FOREIGN KEY (stopped_by) REFERENCES person(id)
 * machine_use_taken_back_by_fkey: FOREIGN KEY (taken_back_by) REFERENCES person(id)
 * machine_use_told_by_fkey: FOREIGN KEY (told_by) REFERENCES person(id)
 * machine_use_told_later_has_words: CHECK (((source <> 'later'::text) OR (words IS NOT NULL)))
 * machine_use_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * machine_use_warned_for_fkey: FOREIGN KEY (warned_for) REFERENCES booking(id)
 * machine_use_by_day: CREATE INDEX machine_use_by_day ON public.machine_use USING btree (resource_id, day) WHERE (taken_back_at IS NULL)
 * machine_use_by_person: CREATE INDEX machine_use_by_person ON public.machine_use USING btree (person_id, day) WHERE ((taken_back_at IS NULL) AND (audience <> 'own'::text))
 * machine_use_by_unit: CREATE INDEX machine_use_by_unit ON public.machine_use USING btree (unit_id, started_at DESC) WHERE (unit_id IS NOT NULL)
 * machine_use_of_a_booking_is_one: CREATE UNIQUE INDEX machine_use_of_a_booking_is_one ON public.machine_use USING btree (booking_id) WHERE (taken_back_at IS NULL)
 * machine_use_of_resource: CREATE INDEX machine_use_of_resource ON public.machine_use USING btree (resource_id, started_at DESC, id DESC)
 * machine_use_running: CREATE INDEX machine_use_running ON public.machine_use USING btree (resource_id) WHERE ((ended_at IS NULL) AND (taken_back_at IS NULL))
 * granted: insert, select, update
 */
export interface MachineUse {
  id: string
  resource_id: string
  booking_id: string | null
  person_id: string
  unit_id: string | null
  started_at: Date
  /** Empty while it runs. */
  ended_at: Date | null
  /** How it is known: a keeper started it, the code on the label was scanned, or somebody told it later. */
  source: string
  told_by: string
  words: string | null
  stopped_by: string | null
  /** When its end was told; corrected until the end of that day. */
  recorded_at: Date | null
  /** The day of the city on which it ended: what its minutes count for. */
  day: string | null
  /** Whose use it was for the owner when it ended: their own, of the network, another's. */
  audience: string | null
  /** In yuan, by the prices when its end was told; empty where the owner names none. */
  cost: string | null
  /** Who comes next and was told that it still runs. */
  warned_for: string | null
  taken_back_at: Date | null
  taken_back_by: string | null
  version: Generated<number>
}

/**
 * matter_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES person(id)
 * matter_asked_under_fkey: FOREIGN KEY (asked_under) REFERENCES post(id)
 * matter_came_by_a_channel: CHECK ((channel = ANY (ARRAY['person'::text, 'unit'::text, 'counter'::text, 'resident'::text, 'open311'::text])))
 * matter_closes_in_a_way: CHECK ((closing = ANY (ARRAY['confirmed'::text, 'not_solved'::text, 'unconfirmed'::text, 'withdrawn'::text])))
 * matter_closing_is_whole: CHECK ((((status = 'closed'::text) = (closing IS NOT NULL)) AND ((status = 'closed'::text) = (closed_at IS NOT NULL))))
 * matter_has_a_status: CHECK ((status = ANY (ARRAY['received'::text, 'in_hand'::text, 'answered'::text, 'closed'::text])))
 * matter_is_somebodys: CHECK (((asked_by IS NOT NULL) OR (secret_hash IS NOT NULL)))
 * matter_kind_fkey: FOREIGN KEY (kind) REFERENCES matter_kind(key)
 * matter_number_is_unique: UNIQUE (number)
 * matter_pkey: PRIMARY KEY (id)
 * matter_place_code_fkey: FOREIGN KEY (place_code) REFERENCES place(code)
 * matter_secret_is_unique: UNIQUE (secret_hash)
 * matter_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * matter_by_asker: CREATE INDEX matter_by_asker ON public.matter USING btree (asked_by, id DESC) WHERE (asked_by IS NOT NULL)
 * matter_by_kind: CREATE INDEX matter_by_kind ON public.matter USING btree (kind, id DESC)
 * matter_by_status: CREATE INDEX matter_by_status ON public.matter USING btree (status, id DESC)
 * matter_by_unit: CREATE INDEX matter_by_unit ON public.matter USING btree (unit_id, id DESC) WHERE (unit_id IS NOT NULL)
 * matter_in_public: CREATE INDEX matter_in_public ON public.matter USING btree (id DESC) WHERE is_public
 * matter_open: CREATE INDEX matter_open ON public.matter USING btree (id DESC) WHERE (status <> 'closed'::text)
 * matter_search: CREATE INDEX matter_search ON public.matter USING gin (search)
 * matter_to_ask_again: CREATE INDEX matter_to_ask_again ON public.matter USING btree (closed_at) WHERE ((closing = 'confirmed'::text) AND (lasted IS NULL))
 * matter_to_wipe: CREATE INDEX matter_to_wipe ON public.matter USING btree (kind, closed_at) WHERE ((status = 'closed'::text) AND (wiped_at IS NULL))
 * granted: insert, select, update
 */
export interface Matter {
  id: string
  /** What people say on the telephone. */
  number: Generated<number>
  kind: string
  title: string
  description: string
  /** Answers to the questions of the kind that are not private, by key. */
  answers: Json
  place_code: string | null
  channel: string
  asked_by: string | null
  asked_under: string | null
  unit_id: string | null
  /** SHA-256 of the secret in the link by which somebody without an account follows it. */
  secret_hash: Buffer | null
  /** The kind may be public and the asker agreed. */
  is_public: Generated<boolean>
  status: Generated<string>
  closing: string | null
  asked_at: Date
  triage_due_at: Date
  /** Which calendar of working days its due times were counted by: the package and its version. */
  calendar: string
  closed_at: Date | null
  reopened_at: Date | null
  /** What the asker said two months later: whether the outcome lasted. */
  lasted: boolean | null
  /** When the personal parts were wiped because the retention of the kind had ended. */
  wiped_at: Date | null
  search: string
  version: Generated<number>
}

/**
 * matter_alarm_pkey: PRIMARY KEY (subject_id, kind)
 * granted: insert, select
 */
export interface MatterAlarm {
  subject_id: string
  kind: string
  rung_at: Generated<Date>
}

/**
 * matter_export_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES person(id)
 * matter_export_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * matter_export_decision_is_whole: CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (is_approved IS NULL))))
 * matter_export_is_decided_by_another: CHECK ((decided_by <> asked_by))
 * matter_export_pkey: PRIMARY KEY (id)
 * matter_export_reason_is_of_a_refusal: CHECK (((refusal_reason IS NULL) OR (is_approved IS FALSE)))
 * granted: insert, select, update (decided_at, decided_by, is_approved, refusal_reason)
 */
export interface MatterExport {
  id: string
  /** Which matters: {kind, status, askedFrom, askedUntil}, all of them optional. */
  filter: Json
  reason: string
  asked_by: string
  asked_at: Date
  decided_by: string | null
  /** If approved, the asker may fetch the file for seven days from here. */
  decided_at: Date | null
  is_approved: boolean | null
  refusal_reason: string | null
}

/**
 * matter_export_download_downloaded_by_fkey: FOREIGN KEY (downloaded_by) REFERENCES person(id)
 * matter_export_download_export_id_fkey: FOREIGN KEY (export_id) REFERENCES matter_export(id)
 * matter_export_download_has_a_format: CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text])))
 * matter_export_download_pkey: PRIMARY KEY (id)
 * matter_export_download_of_export: CREATE INDEX matter_export_download_of_export ON public.matter_export_download USING btree (export_id, id DESC)
 * granted: insert, select
 */
export interface MatterExportDownload {
  id: string
  export_id: string
  downloaded_by: string
  downloaded_at: Date
  format: string
}

/**
 * matter_file_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * matter_file_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * matter_file_pkey: PRIMARY KEY (matter_id, file_id)
 * matter_file_step_id_fkey: FOREIGN KEY (step_id) REFERENCES matter_step(id)
 * granted: delete, insert, select
 */
export interface MatterFile {
  matter_id: string
  step_id: string
  file_id: string
}

/**
 * matter_kind_pkey: PRIMARY KEY (key)
 * granted: select
 */
export interface MatterKind {
  key: string
  content: Json
  position: number
  retired: Generated<boolean>
}

/**
 * matter_private_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * matter_private_pkey: PRIMARY KEY (matter_id)
 */
export interface MatterPrivate {
  matter_id: string
  answers: Json
  contact: Json | null
}

/**
 * matter_step_handling_id_fkey: FOREIGN KEY (handling_id) REFERENCES handling(id)
 * matter_step_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * matter_step_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * matter_step_pkey: PRIMARY KEY (id)
 * matter_step_of_matter: CREATE INDEX matter_step_of_matter ON public.matter_step USING btree (matter_id, id)
 * granted: insert, select, update (details)
 */
export interface MatterStep {
  id: string
  matter_id: string
  handling_id: string | null
  kind: string
  is_inside: boolean
  at: Date
  person_id: string | null
  body_kind: string | null
  body_id: string | null
  details: Json
}

/**
 * membership_committee_id_fkey: FOREIGN KEY (committee_id) REFERENCES committee(id)
 * membership_pkey: PRIMARY KEY (id)
 * membership_position_fkey: FOREIGN KEY ("position") REFERENCES chain_position(key)
 * membership_runs_forward: CHECK ((until >= since))
 * membership_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * membership_by_unit: CREATE INDEX membership_by_unit ON public.membership USING btree (unit_id)
 * membership_is_held_once: CREATE UNIQUE INDEX membership_is_held_once ON public.membership USING btree (committee_id, unit_id) WHERE (until IS NULL)
 * membership_of_committee: CREATE INDEX membership_of_committee ON public.membership USING btree (committee_id, id DESC) WHERE (until IS NULL)
 * granted: insert, select, update
 */
export interface Membership {
  id: string
  committee_id: string
  unit_id: string
  position: string
  since: string
  /** The day the unit left; empty while it is a member. */
  until: string | null
  version: Generated<number>
}

/**
 * monthly_sum_is_of_a_month: CHECK ((EXTRACT(day FROM month) = (1)::numeric))
 * monthly_sum_pkey: PRIMARY KEY (measure, slice, month) INCLUDE (quantity)
 * granted: insert, select, update
 */
export interface MonthlySum {
  measure: string
  /** As in daily_sum, and unit:<committee>:<unit> and place:<committee>:<code>, the committee empty where the fact names none. So a prefix gives the parts of a whole measure or of one committee's. In collation C, in which a prefix is a range. */
  slice: string
  /** The first day of the month. */
  month: string
  quantity: number
  facts: number
  standing: number
  leavings: number
  corrections: number
}

/**
 * notice_pkey: PRIMARY KEY (id)
 * notice_by_body: CREATE INDEX notice_by_body ON public.notice USING btree (body_kind, body_id, id DESC)
 * granted: insert, select, update (read_at)
 */
export interface Notice {
  id: string
  body_kind: string
  body_id: string
  /** Says what happened; the reader's screen has the words. */
  code: string
  details: Json
  created_at: Generated<Date>
  read_at: Date | null
  /** Only holders of this role in the body read it; empty where everybody there does. */
  role: string | null
}

/**
 * open311_latitude_is_on_earth: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
 * open311_longitude_is_on_earth: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
 * open311_point_is_whole: CHECK (((latitude IS NULL) = (longitude IS NULL)))
 * open311_request_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * open311_request_pkey: PRIMARY KEY (matter_id)
 * granted: insert, select
 */
export interface Open311Request {
  matter_id: string
  address: string | null
  /** Degrees, WGS 84. */
  latitude: number | null
  longitude: number | null
  media_url: string | null
}

/**
 * open311_sending_pkey: PRIMARY KEY (id)
 * open311_sending_by_age: CREATE INDEX open311_sending_by_age ON public.open311_sending USING btree (happened_at)
 * open311_sending_by_source: CREATE INDEX open311_sending_by_source ON public.open311_sending USING btree (source, happened_at DESC)
 * granted: delete, insert, select
 */
export interface Open311Sending {
  id: string
  /** Socket address, behind the one named proxy if there is one. */
  source: string
  happened_at: Generated<Date>
}

/**
 * outage_ends_after_it_starts: CHECK (((ends_at > starts_at) AND (starts_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (ends_at < '2200-01-01 00:00:00+00'::timestamp with time zone)))
 * outage_is_told_once: EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((lifted_at IS NULL))
 * outage_lifted_by_fkey: FOREIGN KEY (lifted_by) REFERENCES person(id)
 * outage_pkey: PRIMARY KEY (id)
 * outage_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * outage_told_by_fkey: FOREIGN KEY (told_by) REFERENCES person(id)
 * outage_in_time: CREATE INDEX outage_in_time ON public.outage USING gist (tstzrange(starts_at, ends_at)) WHERE (lifted_at IS NULL)
 * granted: insert, select, update
 */
export interface Outage {
  id: string
  resource_id: string
  starts_at: Date
  ends_at: Date
  is_planned: boolean
  words: string
  told_by: string
  told_at: Date
  lifted_at: Date | null
  lifted_by: string | null
  version: Generated<number>
}

/**
 * outage_booking_booking_id_fkey: FOREIGN KEY (booking_id) REFERENCES booking(id)
 * outage_booking_has_an_answer: CHECK ((did = ANY (ARRAY['moved'::text, 'cancelled'::text, 'warned'::text])))
 * outage_booking_outage_id_fkey: FOREIGN KEY (outage_id) REFERENCES outage(id)
 * outage_booking_pkey: PRIMARY KEY (outage_id, booking_id)
 * granted: insert, select
 */
export interface OutageBooking {
  outage_id: string
  booking_id: string
  did: string
}

/**
 * outcome_answer_is_whole: CHECK (((answer IS NULL) = (answered_at IS NULL)))
 * outcome_called_by_fkey: FOREIGN KEY (called_by) REFERENCES person(id)
 * outcome_handling_id_fkey: FOREIGN KEY (handling_id) REFERENCES handling(id)
 * outcome_is_answered_in_a_way: CHECK ((answer = ANY (ARRAY['confirmed'::text, 'rejected'::text, 'silent'::text])))
 * outcome_is_called_back_by_another: CHECK ((called_by <> proposed_by))
 * outcome_matter_id_fkey: FOREIGN KEY (matter_id) REFERENCES matter(id)
 * outcome_pkey: PRIMARY KEY (id)
 * outcome_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES person(id)
 * outcome_due: CREATE INDEX outcome_due ON public.outcome USING btree (due_at) WHERE (answer IS NULL)
 * outcome_is_open_once: CREATE UNIQUE INDEX outcome_is_open_once ON public.outcome USING btree (matter_id) WHERE (answer IS NULL)
 * outcome_of_matter: CREATE INDEX outcome_of_matter ON public.outcome USING btree (matter_id, id)
 * granted: insert, select, update
 */
export interface Outcome {
  id: string
  matter_id: string
  handling_id: string
  type: string
  is_solved: boolean
  words: string
  proposed_by: string
  proposed_at: Date
  /** From when silence counts as unconfirmed. */
  due_at: Date
  answer: string | null
  answered_at: Date | null
  /** A third person who asked by telephone and entered the answer. */
  called_by: string | null
}

/**
 * pack_file_pkey: PRIMARY KEY (name)
 * granted: select
 */
export interface PackFile {
  name: string
  checksum: string
}

/**
 * party_organisation_ends_after_it_began: CHECK ((dissolved_on >= founded_on))
 * party_organisation_is_named_once: UNIQUE (unit_id, name)
 * party_organisation_pkey: PRIMARY KEY (id)
 * party_organisation_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * granted: insert, select, update
 */
export interface PartyOrganisation {
  id: string
  unit_id: string
  name: string
  founded_on: string
  dissolved_on: string | null
  version: Generated<number>
}

/**
 * pause_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * pause_decision_is_whole: CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (is_approved IS NULL))))
 * pause_handling_id_fkey: FOREIGN KEY (handling_id) REFERENCES handling(id)
 * pause_has_a_lawful_reason: CHECK ((reason = ANY (ARRAY['waiting_for_requester'::text, 'legal_procedure'::text, 'expert_opinion'::text, 'force_majeure'::text])))
 * pause_has_a_length: CHECK (((days >= 1) AND (days <= 60)))
 * pause_is_decided_by_another: CHECK ((decided_by <> proposed_by))
 * pause_pkey: PRIMARY KEY (id)
 * pause_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES person(id)
 * pause_is_proposed_once: CREATE UNIQUE INDEX pause_is_proposed_once ON public.pause USING btree (handling_id) WHERE (decided_by IS NULL)
 * granted: insert, select, update
 */
export interface Pause {
  id: string
  handling_id: string
  reason: string
  words: string
  /** Working days that are added to the due time where it is approved. */
  days: number
  proposed_by: string
  proposed_at: Generated<Date>
  decided_by: string | null
  decided_at: Date | null
  is_approved: boolean | null
}

/**
 * person_pkey: PRIMARY KEY (id)
 * granted: insert, select, update (name)
 */
export interface Person {
  id: string
  name: string
  created_at: Generated<Date>
}

/**
 * person_grade_grade_fkey: FOREIGN KEY (grade) REFERENCES grade(key)
 * person_grade_is_recorded_by_another: CHECK ((recorded_by <> person_id))
 * person_grade_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * person_grade_pkey: PRIMARY KEY (id)
 * person_grade_recorded_by_fkey: FOREIGN KEY (recorded_by) REFERENCES person(id)
 * person_grade_runs_forward: CHECK ((until >= since))
 * person_has_one_grade: EXCLUDE USING gist (person_id WITH =, daterange(since, until, '[]'::text) WITH &&)
 * granted: insert, select, update
 */
export interface PersonGrade {
  id: string
  person_id: string
  grade: string
  since: string
  /** The last day on which it is held; empty while it is. */
  until: string | null
  recorded_by: string | null
  version: Generated<number>
}

/**
 * place_has_a_level: CHECK ((level = ANY (ARRAY['district'::text, 'subdistrict'::text, 'community'::text])))
 * place_parent_code_fkey: FOREIGN KEY (parent_code) REFERENCES place(code)
 * place_pkey: PRIMARY KEY (code)
 * place_by_parent: CREATE INDEX place_by_parent ON public.place USING btree (parent_code)
 * granted: select
 */
export interface Place {
  /** GB/T 2260 and its extension: 6 digits district, 9 subdistrict, 12 community. */
  code: string
  parent_code: string | null
  level: string
  /** Texts by language: {"zh": …, "en": …}. */
  name: Json
}

/**
 * post_administrators_are_separate: EXCLUDE USING gist (person_id WITH =, administrator WITH <>, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE (((ended_at IS NULL) AND (administrator <> 'none'::text)))
 * post_confirmation_is_whole: CHECK (((confirmed_by IS NULL) OR (confirmed_at IS NOT NULL)))
 * post_confirmed_by_fkey: FOREIGN KEY (confirmed_by) REFERENCES person(id)
 * post_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES person(id)
 * post_granted_by_fkey: FOREIGN KEY (granted_by) REFERENCES person(id)
 * post_is_as_its_role_says: FOREIGN KEY (role, body_kind, is_power, administrator) REFERENCES role(key, body_kind, is_power, administrator) ON UPDATE CASCADE
 * post_is_held_once: EXCLUDE USING gist (person_id WITH =, role WITH =, body_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE ((ended_at IS NULL))
 * post_is_not_granted_to_oneself: CHECK (((granted_by <> person_id) AND (confirmed_by <> person_id)))
 * post_of_power_is_confirmed_by_another: CHECK ((confirmed_by <> granted_by))
 * post_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * post_pkey: PRIMARY KEY (id)
 * post_term_runs_forward: CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
 * post_by_body: CREATE INDEX post_by_body ON public.post USING btree (body_kind, body_id)
 * post_by_person: CREATE INDEX post_by_person ON public.post USING btree (person_id)
 * post_waiting_for_second_person: CREATE INDEX post_waiting_for_second_person ON public.post USING btree (granted_at) WHERE (is_power AND (confirmed_at IS NULL) AND (ended_at IS NULL))
 * granted: insert, select, update
 */
export interface Post {
  id: string
  person_id: string
  role: string
  /** city, committee, unit …: rights reach this body only. */
  body_kind: string
  body_id: string
  is_power: boolean
  administrator: string
  starts_on: string
  ends_on: string | null
  /** Empty where the operator of the machine granted it by command. */
  granted_by: string | null
  granted_at: Generated<Date>
  confirmed_by: string | null
  /** A post of power counts from here; others from granted_at. */
  confirmed_at: Date | null
  ended_by: string | null
  ended_at: Date | null
  version: Generated<number>
}

/**
 * published_bulletin_comes_from_one_draft: UNIQUE (draft_id)
 * published_bulletin_committee_id_fkey: FOREIGN KEY (committee_id) REFERENCES committee(id)
 * published_bulletin_draft_id_fkey: FOREIGN KEY (draft_id) REFERENCES bulletin_draft(id)
 * published_bulletin_follows_fkey: FOREIGN KEY (follows) REFERENCES published_bulletin(slug)
 * published_bulletin_has_its_issue: UNIQUE (year, issue)
 * published_bulletin_issues_begin_at_one: CHECK ((issue > 0))
 * published_bulletin_last_fact_is_whole: CHECK ((num_nulls(last_era, last_transaction, last_fact) = ANY (ARRAY[0, 3])))
 * published_bulletin_pkey: PRIMARY KEY (slug)
 * published_bulletin_published_by_fkey: FOREIGN KEY (published_by) REFERENCES person(id)
 * published_bulletin_by_follows: CREATE INDEX published_bulletin_by_follows ON public.published_bulletin USING btree (follows) WHERE (follows IS NOT NULL)
 * granted: insert, select
 */
export interface PublishedBulletin {
  slug: string
  year: number
  issue: number
  draft_id: string
  committee_id: string | null
  follows: string | null
  content: Json
  published_on: string
  published_at: Generated<Date>
  /** The second reader; empty where the system published it, and then its event says why. */
  published_by: string | null
  published_under: string | null
  /** What had been committed when its numbers were taken, as a pg_snapshot: all of them are of this one moment, so whoever recounts them can leave out what came later. */
  moment: string
  last_era: number | null
  last_transaction: string | null
  /** With era and transaction, the last fact in the order of sealing that was visible at that moment: the first seal through it holds every fact that was counted. Empty where there was none. */
  last_fact: string | null
}

/**
 * published_number_notes_begin_at_one: CHECK ((note > 0))
 * published_number_pkey: PRIMARY KEY (slug, note)
 * published_number_slug_fkey: FOREIGN KEY (slug) REFERENCES published_bulletin(slug)
 * published_number_by_figure: CREATE INDEX published_number_by_figure ON public.published_number USING btree (figure_key, slug)
 * granted: insert, select
 */
export interface PublishedNumber {
  slug: string
  note: number
  /** No foreign key: the figure may leave the city pack, the number stays. */
  figure_key: string
  day: string
  kind: string
  value: number
  /** Title, wording, exact wording and rule in each language, as on the day of publishing. */
  said: Json
}

/**
 * qualification_end_is_whole: CHECK (((ended_at IS NULL) = (end_reason IS NULL)))
 * qualification_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES person(id)
 * qualification_granted_by_fkey: FOREIGN KEY (granted_by) REFERENCES person(id)
 * qualification_is_not_granted_to_oneself: CHECK ((granted_by <> person_id))
 * qualification_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * qualification_pkey: PRIMARY KEY (id)
 * qualification_recognises_fkey: FOREIGN KEY (recognises) REFERENCES qualification(id)
 * qualification_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * qualification_by_person: CREATE INDEX qualification_by_person ON public.qualification USING btree (person_id, id DESC)
 * qualification_is_held_once: CREATE UNIQUE INDEX qualification_is_held_once ON public.qualification USING btree (resource_id, person_id) WHERE (ended_at IS NULL)
 * granted: insert, select, update
 */
export interface Qualification {
  id: string
  resource_id: string
  person_id: string
  granted_by: string | null
  granted_at: Date
  used_at: Date | null
  expires_on: string | null
  /** The training elsewhere that the keeper took as good enough. */
  recognises: string | null
  ended_at: Date | null
  ended_by: string | null
  end_reason: string | null
}

/**
 * qualification_request_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * qualification_request_decision_is_whole: CHECK ((((is_granted IS NULL) = (decided_at IS NULL)) AND ((is_granted IS NULL) = (decided_by IS NULL))))
 * qualification_request_evidence_fkey: FOREIGN KEY (evidence) REFERENCES qualification(id)
 * qualification_request_is_decided_by_another: CHECK ((decided_by <> person_id))
 * qualification_request_is_refused_with_a_reason: CHECK (((is_granted IS DISTINCT FROM false) OR (reason IS NOT NULL)))
 * qualification_request_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * qualification_request_pkey: PRIMARY KEY (id)
 * qualification_request_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * qualification_request_is_open_once: CREATE UNIQUE INDEX qualification_request_is_open_once ON public.qualification_request USING btree (resource_id, person_id) WHERE (decided_at IS NULL)
 * qualification_request_of_resource: CREATE INDEX qualification_request_of_resource ON public.qualification_request USING btree (resource_id, id) WHERE (decided_at IS NULL)
 * granted: insert, select, update
 */
export interface QualificationRequest {
  id: string
  resource_id: string
  person_id: string
  evidence: string | null
  words: string
  asked_at: Date
  is_granted: boolean | null
  reason: string | null
  decided_by: string | null
  decided_at: Date | null
}

/**
 * resource_ends_after_it_began: CHECK ((decommissioned_on >= commissioned_on))
 * resource_has_a_status: CHECK ((status = ANY (ARRAY['draft'::text, 'offered'::text, 'withdrawn'::text])))
 * resource_is_imported_once: UNIQUE (unit_id, source, source_key)
 * resource_kind_fkey: FOREIGN KEY (kind) REFERENCES resource_kind(key)
 * resource_number_is_unique: UNIQUE (number)
 * resource_pid_is_unique: UNIQUE (pid)
 * resource_pkey: PRIMARY KEY (id)
 * resource_place_code_fkey: FOREIGN KEY (place_code) REFERENCES place(code)
 * resource_seats_somebody: CHECK ((seats > 0))
 * resource_space_id_fkey: FOREIGN KEY (space_id) REFERENCES space(id)
 * resource_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * resource_value_is_not_negative: CHECK ((original_value >= (0)::numeric))
 * resource_by_kind: CREATE INDEX resource_by_kind ON public.resource USING btree (kind, technique, id) WHERE (status = 'offered'::text)
 * resource_by_search: CREATE INDEX resource_by_search ON public.resource USING gin (search)
 * resource_by_space: CREATE INDEX resource_by_space ON public.resource USING btree (space_id, id) WHERE (space_id IS NOT NULL)
 * resource_by_unit: CREATE INDEX resource_by_unit ON public.resource USING btree (unit_id, id)
 * granted: insert, select, update
 */
export interface Resource {
  id: string
  /** What stands on its label. */
  number: Generated<number>
  unit_id: string
  space_id: string | null
  kind: string
  technique: string | null
  name: string
  name_en: string | null
  summary: string
  /** The part of the card that only people of the network read. */
  for_members: string | null
  /** The quantities it measures: MeasuredVariable of PIDINST. */
  measures: Generated<string[]>
  manufacturer: string | null
  model: string | null
  asset_number: string | null
  serial_number: string | null
  commissioned_on: string | null
  decommissioned_on: string | null
  /** In yuan; the national evaluation counts instruments from 500,000. */
  original_value: string | null
  /** Handle or DOI of the instrument, for PIDINST. */
  pid: string | null
  landing_page: string | null
  /** RelatedIdentifier of PIDINST: [{"identifier": "10.5072/x", "type": "DOI", "relation": "IsDescribedBy"}]. */
  related: Generated<Json>
  place_code: string | null
  location: string | null
  seats: number | null
  status: string
  /** Names, model and serial number as they are compared: what is exactly so called is found first. */
  folded_names: Generated<string[]>
  search: string
  /** The file or register it came from; empty where people entered it. */
  source: string | null
  /** Its identifier there, so that a second import finds it again. */
  source_key: string | null
  version: Generated<number>
  created_at: Generated<Date>
}

/**
 * resource_file_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * resource_file_has_a_purpose: CHECK ((purpose = ANY (ARRAY['picture'::text, 'document'::text])))
 * resource_file_pkey: PRIMARY KEY (resource_id, file_id)
 * resource_file_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * granted: delete, insert, select, update
 */
export interface ResourceFile {
  resource_id: string
  file_id: string
  purpose: string
  title: string
  for_members: boolean
  position: number
}

/**
 * resource_keeper_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * resource_keeper_pkey: PRIMARY KEY (resource_id, person_id)
 * resource_keeper_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * resource_has_one_first_keeper: CREATE UNIQUE INDEX resource_has_one_first_keeper ON public.resource_keeper USING btree (resource_id) WHERE (NOT is_deputy)
 * granted: delete, insert, select, update
 */
export interface ResourceKeeper {
  resource_id: string
  person_id: string
  is_deputy: boolean
}

/**
 * resource_kind_pkey: PRIMARY KEY (key)
 * granted: select
 */
export interface ResourceKind {
  key: string
  content: Json
  position: number
  retired: Generated<boolean>
}

/**
 * resource_price_is_for_somebody: CHECK ((audience = ANY (ARRAY['own'::text, 'network'::text, 'other'::text])))
 * resource_price_is_not_negative: CHECK ((amount >= (0)::numeric))
 * resource_price_is_per_something: CHECK ((per = ANY (ARRAY['hour'::text, 'booking'::text, 'sample'::text])))
 * resource_price_pkey: PRIMARY KEY (resource_id, audience, per)
 * resource_price_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * granted: delete, insert, select, update
 */
export interface ResourcePrice {
  resource_id: string
  audience: string
  per: string
  amount: string
}

/**
 * review_application_id_fkey: FOREIGN KEY (application_id) REFERENCES application(id)
 * review_assigned_by_fkey: FOREIGN KEY (assigned_by) REFERENCES person(id)
 * review_is_either_given_or_declined: CHECK (((conflict IS NULL) OR (submitted_at IS NULL)))
 * review_is_given_once: UNIQUE (application_id, reviewer_id)
 * review_is_whole: CHECK ((((submitted_at IS NULL) = (judgements IS NULL)) AND ((submitted_at IS NULL) = (recommends IS NULL))))
 * review_pkey: PRIMARY KEY (id)
 * review_reviewer_id_fkey: FOREIGN KEY (reviewer_id) REFERENCES person(id)
 * review_by_reviewer: CREATE INDEX review_by_reviewer ON public.review USING btree (reviewer_id, application_id)
 * granted: insert, select, update
 */
export interface Review {
  id: string
  application_id: string
  reviewer_id: string
  assigned_by: string
  assigned_at: Generated<Date>
  /** The conflict of interest that the reviewer declared; then they do not judge. */
  conflict: string | null
  /** By criterion key: {meets: yes|partly|no, comment}. */
  judgements: Json | null
  recommends: boolean | null
  submitted_at: Date | null
  version: Generated<number>
}

/**
 * role_administrators_are_three: CHECK ((administrator = ANY (ARRAY['none'::text, 'system'::text, 'security'::text, 'audit'::text])))
 * role_of_post: UNIQUE (key, body_kind, is_power, administrator)
 * role_pkey: PRIMARY KEY (key)
 * granted: select
 */
export interface Role {
  key: string
  body_kind: string
  /** Granting it needs a second person. */
  is_power: boolean
  /** Which of the three separate administrators it is. */
  administrator: string
  name: Json
  position: number
}

/**
 * sample_file_file_id_fkey: FOREIGN KEY (file_id) REFERENCES file(id)
 * sample_file_pkey: PRIMARY KEY (step_id, file_id)
 * sample_file_step_id_fkey: FOREIGN KEY (step_id) REFERENCES sample_step(id)
 * granted: insert, select
 */
export interface SampleFile {
  step_id: string
  file_id: string
}

/**
 * sample_request_end_is_whole: CHECK (((state = ANY (ARRAY['refused'::text, 'done'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL)))
 * sample_request_has_a_state: CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'refused'::text, 'received'::text, 'measured'::text, 'done'::text, 'withdrawn'::text])))
 * sample_request_has_samples: CHECK (((samples >= 1) AND (samples <= 10000)))
 * sample_request_number_is_unique: UNIQUE (number)
 * sample_request_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * sample_request_pkey: PRIMARY KEY (id)
 * sample_request_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * sample_request_under_fkey: FOREIGN KEY (under) REFERENCES post(id)
 * sample_request_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * sample_request_by_person: CREATE INDEX sample_request_by_person ON public.sample_request USING btree (person_id, id DESC)
 * sample_request_of_resource: CREATE INDEX sample_request_of_resource ON public.sample_request USING btree (resource_id, id DESC)
 * granted: insert, select, update
 */
export interface SampleRequest {
  id: string
  number: Generated<number>
  resource_id: string
  person_id: string
  unit_id: string | null
  under: string | null
  wish: string
  samples: number
  hazards: string | null
  gives_back: boolean
  state: string
  asked_at: Date
  ended_at: Date | null
  cost: string | null
  version: Generated<number>
}

/**
 * sample_step_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * sample_step_pkey: PRIMARY KEY (id)
 * sample_step_request_id_fkey: FOREIGN KEY (request_id) REFERENCES sample_request(id)
 * sample_step_of_request: CREATE INDEX sample_step_of_request ON public.sample_step USING btree (request_id, id)
 * granted: insert, select
 */
export interface SampleStep {
  id: string
  request_id: string
  state: string
  words: string
  person_id: string
  at: Date
}

/**
 * seal_hash_is_unique: UNIQUE (hash)
 * seal_holds_facts: CHECK ((fact_count > 0))
 * seal_numbers_begin_at_one: CHECK ((number > 0))
 * seal_pkey: PRIMARY KEY (number)
 * seal_in_order: CREATE UNIQUE INDEX seal_in_order ON public.seal USING btree (through_era, through_transaction, through_fact)
 * granted: insert, select
 */
export interface Seal {
  number: number
  sealed_at: Generated<Date>
  fact_count: number
  /** Facts in this seal and all before it. */
  tree_size: number
  /** Root of the RFC 6962 tree over the first tree_size facts. */
  tree_root: Buffer
  /** Hash of the seal before; 32 zero bytes for the first. */
  previous_hash: Buffer
  /** SHA-256 over number, time, count, size, root and the previous hash; platform/seal.ts has the exact text. */
  hash: Buffer
  through_era: number
  through_transaction: string
  /** With era and transaction, the last fact sealed: everything after it in order is unsealed. */
  through_fact: string
  /** Right edge of the tree, so that the next seal need not read old facts. */
  frontier: Buffer
  /** SHA-256 over the places of its facts in order, each a line "era transaction attempt"; not in the seal's hash, for the root holds the order itself. */
  order_hash: Buffer
}

/**
 * session_person_id_fkey: FOREIGN KEY (person_id) REFERENCES account(person_id)
 * session_pkey: PRIMARY KEY (token_hash)
 * session_by_end: CREATE INDEX session_by_end ON public.session USING btree (expires_at)
 * session_by_person: CREATE INDEX session_by_person ON public.session USING btree (person_id)
 * granted: delete, insert, select
 */
export interface Session {
  /** SHA-256 of the token; the token itself is only in the cookie. */
  token_hash: Buffer
  person_id: string
  created_at: Generated<Date>
  expires_at: Date
}

/**
 * shift_ends_after_it_starts: CHECK (((ends_at > starts_at) AND (starts_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (ends_at < '2200-01-01 00:00:00+00'::timestamp with time zone)))
 * shift_of_a_person_is_one: EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
 * shift_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * shift_pkey: PRIMARY KEY (id)
 * shift_planned_by_fkey: FOREIGN KEY (planned_by) REFERENCES person(id)
 * shift_space_id_fkey: FOREIGN KEY (space_id) REFERENCES space(id)
 * shift_of_space: CREATE INDEX shift_of_space ON public.shift USING btree (space_id, starts_at, id)
 * granted: delete, insert, select, update
 */
export interface Shift {
  id: string
  space_id: string
  person_id: string
  starts_at: Date
  ends_at: Date
  planned_by: string
}

/**
 * sign_in_attempt_pkey: PRIMARY KEY (id)
 * sign_in_attempt_by_source: CREATE INDEX sign_in_attempt_by_source ON public.sign_in_attempt USING btree (source, happened_at)
 * sign_in_attempt_by_username: CREATE INDEX sign_in_attempt_by_username ON public.sign_in_attempt USING btree (username, happened_at)
 * sign_in_attempt_succeeded: CREATE INDEX sign_in_attempt_succeeded ON public.sign_in_attempt USING btree (username, source, happened_at) WHERE succeeded
 * granted: delete, insert, select, update (succeeded)
 */
export interface SignInAttempt {
  id: string
  username: string
  /** Socket address, behind the one named proxy if there is one. */
  source: string
  happened_at: Generated<Date>
  succeeded: Generated<boolean>
}

/**
 * space_closes_after_it_opened: CHECK ((closed_on >= opened_on))
 * space_grade_is_named: CHECK (((entry = 'grade'::text) = (lowest_grade IS NOT NULL)))
 * space_is_closed_after_opening: CHECK (((closed_on IS NULL) OR (opened_on IS NOT NULL)))
 * space_is_of_a_kind: CHECK ((kind = ANY (ARRAY['station'::text, 'scientists'::text, 'engineers'::text, 'skilled'::text])))
 * space_key_is_unique: UNIQUE (key)
 * space_latitude_is_of_earth: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
 * space_lets_in_somebody: CHECK ((entry = ANY (ARRAY['everyone'::text, 'network'::text, 'grade'::text])))
 * space_longitude_is_of_earth: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
 * space_lowest_grade_fkey: FOREIGN KEY (lowest_grade) REFERENCES grade(key)
 * space_pkey: PRIMARY KEY (id)
 * space_place_code_fkey: FOREIGN KEY (place_code) REFERENCES place(code)
 * space_spell_is_of_an_open_one: CHECK (((spell IS NOT NULL) = ((opened_on IS NOT NULL) AND (closed_on IS NULL))))
 * space_stands_at_a_point: CHECK ((((longitude IS NULL) = (latitude IS NULL)) AND ((map_x IS NULL) = (map_y IS NULL))))
 * space_by_place: CREATE INDEX space_by_place ON public.space USING btree (place_code)
 * granted: insert, select, update
 */
export interface Space {
  id: string
  /** The name in the address of its page, where it has one. */
  key: string | null
  kind: string
  name: string
  name_en: string | null
  summary: string
  place_code: string
  address: string
  /** How to get there. */
  way: string
  /** WGS 84. */
  longitude: number | null
  latitude: number | null
  /** In the plane of the schematic map of the city pack. */
  map_x: number | null
  map_y: number | null
  /** Weekly hours: [{"days": [1,2,3,4,5], "from": "08:30", "to": "21:00"}], Monday is 1. */
  opening: Json
  /** Weekly hours in which a host is there, as opening. */
  staffed: Json
  /** Whether the hours hold on public holidays; make-up working days are working days. */
  on_holidays: boolean
  entry: string
  lowest_grade: string | null
  /** Kinds of matters that its counter takes. */
  services: string[]
  telephone: string | null
  /** The first day of the present or last spell; empty while it is prepared. */
  opened_on: string | null
  /** The day on which it closed for good; empty while it is open. */
  closed_on: string | null
  version: Generated<number>
  /** By what the facts of its opening and closing belong together; empty while it is not open. */
  spell: string | null
}

/**
 * space_day_pkey: PRIMARY KEY (space_id, day)
 * space_day_space_id_fkey: FOREIGN KEY (space_id) REFERENCES space(id)
 * granted: delete, insert, select, update
 */
export interface SpaceDay {
  space_id: string
  day: string
  /** The hours of this day: [{"from": "09:00", "to": "12:00"}]; none where it is closed. */
  opening: Json
  words: string
}

/**
 * spine_life_pkey: PRIMARY KEY (era)
 * granted: select
 */
export interface SpineLife {
  era: number
  /** From pg_control_system(); empty where the server does not tell it. */
  system_identifier: string | null
  began_at: Generated<Date>
}

/**
 * statement_committee_id_fkey: FOREIGN KEY (committee_id) REFERENCES committee(id)
 * statement_counts_something: CHECK ((quantity > 0))
 * statement_counts_when_confirmed: CHECK (((state = 'confirmed'::text) OR (fact_id IS NULL)))
 * statement_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES person(id)
 * statement_decided_under_fkey: FOREIGN KEY (decided_under) REFERENCES post(id)
 * statement_decision_is_whole: CHECK (((state = ANY (ARRAY['confirmed'::text, 'refused'::text])) = ((decided_by IS NOT NULL) AND (decided_under IS NOT NULL) AND (decided_at IS NOT NULL))))
 * statement_document_id_fkey: FOREIGN KEY (document_id) REFERENCES file(id)
 * statement_has_a_document_of_its_own: UNIQUE (document_id)
 * statement_has_a_fact_of_its_own: UNIQUE (fact_id)
 * statement_has_a_state: CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text])))
 * statement_is_decided_by_another: CHECK ((decided_by <> proposed_by))
 * statement_pkey: PRIMARY KEY (id)
 * statement_place_code_fkey: FOREIGN KEY (place_code) REFERENCES place(code)
 * statement_proposed_by_fkey: FOREIGN KEY (proposed_by) REFERENCES person(id)
 * statement_proposed_under_fkey: FOREIGN KEY (proposed_under) REFERENCES post(id)
 * statement_refusal_says_why: CHECK (((state <> 'refused'::text) OR (decision_reason IS NOT NULL)))
 * statement_supersedes_fkey: FOREIGN KEY (supersedes) REFERENCES statement(id)
 * statement_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * statement_by_figure: CREATE INDEX statement_by_figure ON public.statement USING btree (figure_key, id DESC)
 * statement_by_state: CREATE INDEX statement_by_state ON public.statement USING btree (state, id DESC)
 * statement_is_followed_once: CREATE UNIQUE INDEX statement_is_followed_once ON public.statement USING btree (supersedes) WHERE (state = ANY (ARRAY['proposed'::text, 'confirmed'::text]))
 * granted: insert, select, update
 */
export interface Statement {
  id: string
  /** No foreign key: loading a city pack writes the figures anew. */
  figure_key: string
  measure: string
  committee_id: string | null
  quantity: number
  day: string
  unit_id: string | null
  place_code: string | null
  /** The body whose number it is. */
  said_by: string
  signatory: string
  signatory_function: string
  note: string | null
  document_id: string
  supersedes: string | null
  state: string
  proposed_by: string
  proposed_under: string
  proposed_at: Generated<Date>
  decided_by: string | null
  decided_under: string | null
  decided_at: Date | null
  decision_reason: string | null
  /** The fact that counts for it now; empty before it is confirmed, and once a later statement or a correction took it back. */
  fact_id: string | null
  version: Generated<number>
}

/**
 * tree_node_is_numbered_from_zero: CHECK ((number >= 0))
 * tree_node_pkey: PRIMARY KEY (level, number)
 * tree_node_stands_above_leaves: CHECK ((level > 0))
 * tree_node_in_order: CREATE UNIQUE INDEX tree_node_in_order ON public.tree_node USING btree (through_era, through_transaction, through_fact) WHERE (level = 1)
 * granted: insert, select
 */
export interface TreeNode {
  level: number
  /** From 0, from left to right within the level. */
  number: number
  hash: Buffer
  through_era: number
  through_transaction: string
  /** With era and transaction, the last fact under the node. */
  through_fact: string
}

/**
 * unit_credit_code_has_its_shape: CHECK ((credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))
 * unit_credit_code_is_unique: UNIQUE (credit_code)
 * unit_has_a_size: CHECK ((size = ANY (ARRAY['large'::text, 'medium'::text, 'small'::text, 'micro'::text])))
 * unit_kind_fkey: FOREIGN KEY (kind) REFERENCES unit_kind(key)
 * unit_pkey: PRIMARY KEY (id)
 * unit_place_code_fkey: FOREIGN KEY (place_code) REFERENCES place(code)
 * unit_represented_by_fkey: FOREIGN KEY (represented_by) REFERENCES committee(id)
 * unit_ror_id_has_its_shape: CHECK ((ror_id ~ '^https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$'::text))
 * unit_ror_id_is_unique: UNIQUE (ror_id)
 * unit_by_folded_name: CREATE INDEX unit_by_folded_name ON public.unit USING gin (folded_names)
 * unit_by_kind: CREATE INDEX unit_by_kind ON public.unit USING btree (kind, id)
 * unit_by_offers: CREATE INDEX unit_by_offers ON public.unit USING gin (offers)
 * unit_by_place: CREATE INDEX unit_by_place ON public.unit USING btree (place_code, id)
 * unit_by_search: CREATE INDEX unit_by_search ON public.unit USING gin (search)
 * granted: insert, select, update
 */
export interface Unit {
  id: string
  kind: string
  name: string
  name_en: string | null
  aliases: Generated<string[]>
  credit_code: string | null
  ror_id: string | null
  /** GB/T 4754: section letter with up to four digits. */
  industry_code: string | null
  place_code: string | null
  address: string | null
  website: string | null
  summary: string | null
  /** The committee whose liaison answers for a unit that has no account. */
  represented_by: string | null
  /** All its names in the form in which names are compared. */
  folded_names: string[]
  /** Han bigrams, words, pinyin and initials of all its names. */
  search: string
  /** Where the record came from: a register, a file, the demo; empty where people entered it. */
  source: string | null
  version: Generated<number>
  created_at: Generated<Date>
  /** Han pairs and words of its name and of what it does, for finding who can help; by its names alone it is found with search. */
  offers: Generated<string>
  /** Of an enterprise, by the standard of 2017 for large, medium, small and micro enterprises; empty where nobody said. */
  size: string | null
}

/**
 * unit_kind_counts_as_known: CHECK ((counts_as = ANY (ARRAY['institute'::text, 'enterprise'::text, 'other'::text])))
 * unit_kind_pkey: PRIMARY KEY (key)
 * granted: select
 */
export interface UnitKind {
  key: string
  counts_as: string
  name: Json
  /** Types of the Research Organization Registry, lower case, that are read as this kind. */
  ror_types: string[]
  position: number
}

/**
 * visit_counted_by_fkey: FOREIGN KEY (counted_by) REFERENCES person(id)
 * visit_is_of_somebody: CHECK (((people >= 1) AND (people <= 200)))
 * visit_pkey: PRIMARY KEY (id)
 * visit_space_id_fkey: FOREIGN KEY (space_id) REFERENCES space(id)
 * visit_of_space: CREATE INDEX visit_of_space ON public.visit USING btree (space_id, at DESC, id DESC)
 * granted: insert, select, update
 */
export interface Visit {
  id: string
  space_id: string
  people: number
  at: Date
  counted_by: string
  /** A tap too much, taken back by who tapped. */
  taken_back: Date | null
}

/**
 * waiting_booking_id_fkey: FOREIGN KEY (booking_id) REFERENCES booking(id)
 * waiting_ends_after_it_starts: CHECK (((ends_at > starts_at) AND (starts_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (ends_at < '2200-01-01 00:00:00+00'::timestamp with time zone)))
 * waiting_has_a_state: CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'withdrawn'::text, 'over'::text])))
 * waiting_is_offered_its_own_booking: UNIQUE (booking_id)
 * waiting_offer_is_a_booking: CHECK (((state = ANY (ARRAY['waiting'::text, 'withdrawn'::text, 'over'::text])) OR (booking_id IS NOT NULL)))
 * waiting_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
 * waiting_pkey: PRIMARY KEY (id)
 * waiting_resource_id_fkey: FOREIGN KEY (resource_id) REFERENCES resource(id)
 * waiting_under_fkey: FOREIGN KEY (under) REFERENCES post(id)
 * waiting_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES unit(id)
 * waiting_by_person: CREATE INDEX waiting_by_person ON public.waiting USING btree (person_id, id DESC)
 * waiting_in_line: CREATE INDEX waiting_in_line ON public.waiting USING btree (resource_id, asked_at, id) WHERE (state = 'waiting'::text)
 * waiting_once: CREATE UNIQUE INDEX waiting_once ON public.waiting USING btree (resource_id, person_id, starts_at, ends_at) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]))
 * granted: insert, select, update
 */
export interface Waiting {
  id: string
  resource_id: string
  person_id: string
  unit_id: string | null
  under: string | null
  starts_at: Date
  ends_at: Date
  purpose: Generated<string>
  asked_at: Date
  /** over: the time began before it was free. */
  state: string
  booking_id: string | null
  version: Generated<number>
}

/**
 * webhook_created_by_fkey: FOREIGN KEY (created_by) REFERENCES person(id)
 * webhook_is_encrypted: CHECK ((url ~~ 'https://%'::text))
 * webhook_is_told_of_while_failing: CHECK (((told_failing_at IS NULL) OR (failing_since IS NOT NULL)))
 * webhook_is_told_something: CHECK ((cardinality(events) > 0))
 * webhook_pkey: PRIMARY KEY (id)
 * granted: insert, select, update (collected_until, failing_since, paused_at, stopped_at, told_failing_at)
 */
export interface Webhook {
  id: string
  url: string
  /** Without their prefix: asked, confirmed … */
  events: string[]
  /** Signs each message (HMAC-SHA-256, Standard Webhooks), so it is kept as it is; shown once to who set the webhook. */
  secret: string
  created_by: string
  created_at: Generated<Date>
  /** Events up to here were looked through; those of the last minutes before are looked at again. */
  collected_until: Generated<Date>
  stopped_at: Date | null
  /** Since when nothing is sent; what happens meanwhile waits. */
  paused_at: Date | null
  /** The first failed attempt since a message was last taken; empty where none failed since. */
  failing_since: Date | null
  /** When the operators were told of this failing, which is once. */
  told_failing_at: Date | null
}

/**
 * webhook_delivery_ends_once: CHECK (((delivered_at IS NULL) OR (given_up_at IS NULL)))
 * webhook_delivery_pkey: PRIMARY KEY (id)
 * webhook_delivery_webhook_id_fkey: FOREIGN KEY (webhook_id) REFERENCES webhook(id)
 * webhook_is_told_each_event_once: UNIQUE (webhook_id, event_id)
 * webhook_delivery_by_age: CREATE INDEX webhook_delivery_by_age ON public.webhook_delivery USING btree (created_at)
 * webhook_delivery_due: CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (next_at) WHERE ((delivered_at IS NULL) AND (given_up_at IS NULL))
 * webhook_delivery_of_webhook: CREATE INDEX webhook_delivery_of_webhook ON public.webhook_delivery USING btree (webhook_id, id DESC)
 * granted: delete, insert, select, update (attempts, delivered_at, given_up_at, last_fault, last_status, next_at)
 */
export interface WebhookDelivery {
  id: string
  webhook_id: string
  event_id: string
  type: string
  payload: string
  created_at: Generated<Date>
  attempts: Generated<number>
  /** When it is tried next; while one tries it, when another may. */
  next_at: Generated<Date>
  delivered_at: Date | null
  given_up_at: Date | null
  last_status: number | null
  last_fault: string | null
}

export interface Database {
  account: Account
  application: Application
  application_document: ApplicationDocument
  booking: Booking
  booking_rules: BookingRules
  booking_series: BookingSeries
  bulletin: Bulletin
  bulletin_author: BulletinAuthor
  bulletin_draft: BulletinDraft
  bulletin_picture: BulletinPicture
  bulletin_year: BulletinYear
  chain_position: ChainPosition
  challenge: Challenge
  challenge_acceptance: ChallengeAcceptance
  challenge_award: ChallengeAward
  challenge_bid: ChallengeBid
  challenge_bid_file: ChallengeBidFile
  challenge_invitation: ChallengeInvitation
  challenge_milestone: ChallengeMilestone
  challenge_objection: ChallengeObjection
  challenge_reading: ChallengeReading
  challenge_review: ChallengeReview
  challenge_secrecy: ChallengeSecrecy
  checkpoint: Checkpoint
  checkpoint_delivery: CheckpointDelivery
  checkpoint_key: CheckpointKey
  city: City
  cluster: Cluster
  committee: Committee
  correction: Correction
  covenant: Covenant
  covenant_signature: CovenantSignature
  daily_sum: DailySum
  event: Event
  fact: Fact
  feed_token: FeedToken
  figure: Figure
  figure_target: FigureTarget
  file: File
  grade: Grade
  handling: Handling
  idempotency_key: IdempotencyKey
  import: Import
  import_row: ImportRow
  machine_use: MachineUse
  matter: Matter
  matter_alarm: MatterAlarm
  matter_export: MatterExport
  matter_export_download: MatterExportDownload
  matter_file: MatterFile
  matter_kind: MatterKind
  matter_private: MatterPrivate
  matter_step: MatterStep
  membership: Membership
  monthly_sum: MonthlySum
  notice: Notice
  open311_request: Open311Request
  open311_sending: Open311Sending
  outage: Outage
  outage_booking: OutageBooking
  outcome: Outcome
  pack_file: PackFile
  party_organisation: PartyOrganisation
  pause: Pause
  person: Person
  person_grade: PersonGrade
  place: Place
  post: Post
  published_bulletin: PublishedBulletin
  published_number: PublishedNumber
  qualification: Qualification
  qualification_request: QualificationRequest
  resource: Resource
  resource_file: ResourceFile
  resource_keeper: ResourceKeeper
  resource_kind: ResourceKind
  resource_price: ResourcePrice
  review: Review
  role: Role
  sample_file: SampleFile
  sample_request: SampleRequest
  sample_step: SampleStep
  seal: Seal
  session: Session
  shift: Shift
  sign_in_attempt: SignInAttempt
  space: Space
  space_day: SpaceDay
  spine_life: SpineLife
  statement: Statement
  tree_node: TreeNode
  unit: Unit
  unit_kind: UnitKind
  visit: Visit
  waiting: Waiting
  webhook: Webhook
  webhook_delivery: WebhookDelivery
}
