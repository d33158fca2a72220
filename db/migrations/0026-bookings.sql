-- Bookings (预约): a resource held for a time, never twice. booking_no_overlap is the real guard; whoever books locks the
-- resource first, so that rivals queue there instead of colliding here.
create table booking_series (
  id          uuid primary key,
  resource_id uuid not null references resource,
  person_id   uuid not null references person,
  rule        jsonb not null,
  created_at  timestamptz not null default now()
);
comment on column booking_series.rule is 'How it repeats: {"every": "week", "days": [2, 4], "until": "2026-12-31"}.';

create table booking (
  id            uuid primary key,
  number        bigint generated always as identity constraint booking_number_is_unique unique,
  resource_id   uuid not null references resource,
  series_id     uuid references booking_series,
  person_id     uuid not null references person,
  unit_id       uuid references unit,
  booked_by     uuid not null references person,
  booked_under  uuid references post,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  state         text not null constraint booking_has_a_state
                check (state in ('held', 'pending', 'confirmed', 'used', 'refused', 'cancelled', 'expired', 'no_show')),
  held_until    timestamptz,
  purpose       text not null default '',
  public_title  text,
  attendees     integer constraint booking_is_attended check (attendees > 0),
  overridden    text[] not null default '{}',
  cost          numeric(12,2),
  decided_by    uuid references person,
  decided_at    timestamptz,
  reason        text,
  ended_by      uuid references person,
  ended_at      timestamptz,
  is_late       boolean not null default false,
  version       integer not null default 1,
  created_at    timestamptz not null default now(),
  constraint booking_ends_after_it_starts check (ends_at > starts_at),
  -- timestamptz knows infinity, and a calendar has whole minutes.
  constraint booking_is_in_time check (starts_at >= '2000-01-01Z' and ends_at < '2200-01-01Z'
    and extract(epoch from starts_at)::numeric % 60 = 0 and extract(epoch from ends_at)::numeric % 60 = 0),
  constraint booking_hold_has_its_end check ((state = 'held') <= (held_until is not null)),
  constraint booking_is_refused_with_a_reason check (state <> 'refused' or (reason is not null and decided_by is not null)),
  constraint booking_is_not_decided_by_who_booked check (decided_by <> person_id),
  constraint booking_end_is_whole check ((state in ('cancelled', 'expired', 'no_show')) = (ended_at is not null)),
  constraint booking_no_overlap exclude using gist (
    resource_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (state in ('held', 'pending', 'confirmed', 'used'))
);
comment on column booking.person_id is 'Who uses it; booked_by is who booked: the same, a colleague or a keeper.';
comment on column booking.unit_id is 'The unit they borrow for; empty where a person books for themselves.';
comment on column booking.state is 'held while a form is filled in or the first in line thinks; pending until a keeper decides; used once it was used.';
comment on column booking.public_title is 'Of a room: what is on, told to everybody; empty where it is nobody''s business.';
comment on column booking.overridden is 'Rules that a keeper set aside for it.';
comment on column booking.cost is 'In yuan, by the prices of the day on which it was booked.';
comment on column booking.is_late is 'It was cancelled later than the rules allow.';
create index booking_of_resource on booking (resource_id, starts_at, id) where state in ('held', 'pending', 'confirmed', 'used');
create index booking_by_person on booking (person_id, starts_at desc, id desc);
-- Liaisons and keepers find what they booked for others.
create index booking_by_booker on booking (booked_by, starts_at desc, id desc) where booked_by <> person_id;
create index booking_by_unit on booking (unit_id, starts_at desc, id desc) where unit_id is not null;
create index booking_by_series on booking (series_id, starts_at) where series_id is not null;
create index booking_held on booking (held_until) where state = 'held';
create index booking_to_come on booking (resource_id, person_id, starts_at) where state in ('held', 'pending', 'confirmed');
create index booking_to_decide on booking (resource_id, starts_at, id) where state = 'pending';
create index booking_open_by_start on booking (starts_at) where state = 'confirmed';
-- Free time over all resources for a day: one range scan of what overlaps the day.
create index booking_in_time on booking using gist (tstzrange(starts_at, ends_at)) where state in ('held', 'pending', 'confirmed', 'used');

create table outage (
  id          uuid primary key,
  resource_id uuid not null references resource,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  is_planned  boolean not null,
  words       text not null,
  told_by     uuid not null references person,
  told_at     timestamptz not null,
  lifted_at   timestamptz,
  lifted_by   uuid references person,
  version     integer not null default 1,
  constraint outage_ends_after_it_starts check (ends_at > starts_at and starts_at >= '2000-01-01Z' and ends_at < '2200-01-01Z'),
  constraint outage_is_told_once exclude using gist (
    resource_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (lifted_at is null)
);
comment on table outage is 'When a resource cannot be used, told before or when it broke.';
create index outage_in_time on outage using gist (tstzrange(starts_at, ends_at)) where lifted_at is null;

-- A booking made before the outage may stand in it until it is moved; a new or moved one may not.
create function booking_is_not_in_an_outage() returns trigger language plpgsql as $$
begin
  if exists (select from outage where outage.resource_id = new.resource_id and outage.lifted_at is null
             and tstzrange(outage.starts_at, outage.ends_at) && tstzrange(new.starts_at, new.ends_at)) then
    raise exception 'booking % lies in an outage', new.id
      using errcode = 'check_violation', constraint = 'booking_is_not_in_an_outage';
  end if;
  return null;
end $$;
create trigger booking_is_not_in_an_outage after insert on booking
  for each row when (new.state in ('held', 'pending', 'confirmed')) execute function booking_is_not_in_an_outage();
create trigger moved_booking_is_not_in_an_outage after update of starts_at, ends_at on booking
  for each row when (new.state in ('held', 'pending', 'confirmed') and (new.starts_at < old.starts_at or new.ends_at > old.ends_at))
  execute function booking_is_not_in_an_outage();

create table waiting (
  id          uuid primary key,
  resource_id uuid not null references resource,
  person_id   uuid not null references person,
  unit_id     uuid references unit,
  under       uuid references post,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  purpose     text not null default '',
  asked_at    timestamptz not null,
  state       text not null constraint waiting_has_a_state
              check (state in ('waiting', 'offered', 'accepted', 'declined', 'lapsed', 'withdrawn', 'over')),
  booking_id  uuid constraint waiting_is_offered_its_own_booking unique references booking,
  version     integer not null default 1,
  constraint waiting_ends_after_it_starts check (ends_at > starts_at and starts_at >= '2000-01-01Z' and ends_at < '2200-01-01Z'),
  constraint waiting_offer_is_a_booking check ((state in ('waiting', 'withdrawn', 'over')) or booking_id is not null)
);
comment on table waiting is 'Who wants a time that is taken, first come first served. An offer is a booking held for them until a deadline.';
comment on column waiting.state is 'over: the time began before it was free.';
create unique index waiting_once on waiting (resource_id, person_id, starts_at, ends_at) where state in ('waiting', 'offered');
create index waiting_in_line on waiting (resource_id, asked_at, id) where state = 'waiting';
create index waiting_by_person on waiting (person_id, id desc);

create table machine_use (
  id          uuid primary key,
  resource_id uuid not null references resource,
  booking_id  uuid constraint machine_use_of_a_booking_is_one unique references booking,
  person_id   uuid not null references person,
  unit_id     uuid references unit,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  source      text not null constraint machine_use_is_known_by_a_source check (source in ('keeper', 'label', 'later')),
  told_by     uuid not null references person,
  words       text,
  constraint machine_use_runs_forward check (ended_at > started_at),
  constraint machine_use_no_overlap exclude using gist (
    resource_id with =, tstzrange(started_at, ended_at) with &&
  )
);
comment on column machine_use.ended_at is 'Empty while it runs.';
comment on column machine_use.source is 'How it is known: a keeper started it, the code on the label was scanned, or somebody told it later.';
create index machine_use_of_resource on machine_use (resource_id, started_at desc, id desc);
create index machine_use_by_unit on machine_use (unit_id, started_at desc) where unit_id is not null;

create table sample_request (
  id          uuid primary key,
  number      bigint generated always as identity constraint sample_request_number_is_unique unique,
  resource_id uuid not null references resource,
  person_id   uuid not null references person,
  unit_id     uuid references unit,
  under       uuid references post,
  wish        text not null,
  samples     integer not null constraint sample_request_has_samples check (samples between 1 and 10000),
  hazards     text,
  gives_back  boolean not null,
  state       text not null constraint sample_request_has_a_state
              check (state in ('asked', 'accepted', 'refused', 'received', 'measured', 'done', 'withdrawn')),
  asked_at    timestamptz not null,
  ended_at    timestamptz,
  cost        numeric(12,2),
  version     integer not null default 1,
  constraint sample_request_end_is_whole check ((state in ('refused', 'done', 'withdrawn')) = (ended_at is not null))
);
comment on table sample_request is 'Samples sent in (送样): measured by the keeper''s people instead of by who asks.';
create index sample_request_of_resource on sample_request (resource_id, id desc);
create index sample_request_by_person on sample_request (person_id, id desc);

create table sample_step (
  id         uuid primary key,
  request_id uuid not null references sample_request,
  state      text not null,
  words      text not null,
  person_id  uuid not null references person,
  at         timestamptz not null
);
create index sample_step_of_request on sample_step (request_id, id);

create table sample_file (
  step_id uuid not null references sample_step,
  file_id uuid not null references file,
  primary key (step_id, file_id)
);

create table feed_token (
  id         uuid primary key,
  hash       bytea not null constraint feed_token_is_unique unique,
  person_id  uuid not null references person,
  about      text not null constraint feed_token_is_about_something check (about in ('my-bookings', 'resource', 'space')),
  subject_id uuid,
  created_at timestamptz not null default now(),
  used_at    timestamptz,
  revoked_at timestamptz,
  constraint feed_token_names_its_subject check ((about = 'my-bookings') = (subject_id is null))
);
comment on table feed_token is 'Addresses of calendars that only whoever has them reads; each can be revoked.';
comment on column feed_token.hash is 'SHA-256 of the token; the token itself is only in the address.';
create index feed_token_by_person on feed_token (person_id, id desc);

grant select, insert on booking_series, sample_step, sample_file to juguang_app;
grant select, insert, update on booking, outage, waiting, machine_use, sample_request, feed_token to juguang_app;
