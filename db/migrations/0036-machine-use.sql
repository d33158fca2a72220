-- What the end of a use settles, and uses that a keeper takes back because they never were.
alter table machine_use
  add column stopped_by    uuid references person,
  add column recorded_at   timestamptz,
  add column day           date,
  add column audience      text constraint machine_use_is_by_somebody check (audience in ('own', 'network', 'other')),
  add column cost          numeric(12,2),
  add column warned_for    uuid references booking,
  add column taken_back_at timestamptz,
  add column taken_back_by uuid references person,
  add column version       integer not null default 1,
  add constraint machine_use_counts_once_ended check (
    ended_at is not null or (recorded_at is null and day is null and audience is null and cost is null)),
  add constraint machine_use_told_later_has_words check (source <> 'later' or words is not null),
  add constraint machine_use_is_taken_back_by_somebody check ((taken_back_at is null) = (taken_back_by is null)),
  -- timestamptz knows infinity; minutes are counted, so there is nothing finer.
  add constraint machine_use_is_in_time check (started_at >= '2000-01-01Z' and coalesce(ended_at, started_at) < '2200-01-01Z'
    and extract(epoch from started_at)::numeric % 60 = 0 and extract(epoch from coalesce(ended_at, started_at))::numeric % 60 = 0),
  drop constraint machine_use_of_a_booking_is_one,
  drop constraint machine_use_no_overlap,
  add constraint machine_use_no_overlap exclude using gist (
    resource_id with =, tstzrange(started_at, ended_at) with &&
  ) where (taken_back_at is null);
comment on column machine_use.recorded_at is 'When its end was told; corrected until the end of that day.';
comment on column machine_use.day is 'The day of the city on which it ended: what its minutes count for.';
comment on column machine_use.audience is 'Whose use it was for the owner when it ended: their own, of the network, another''s.';
comment on column machine_use.cost is 'In yuan, by the prices when its end was told; empty where the owner names none.';
comment on column machine_use.warned_for is 'Who comes next and was told that it still runs.';
create unique index machine_use_of_a_booking_is_one on machine_use (booking_id) where taken_back_at is null;
create index machine_use_by_day on machine_use (resource_id, day) where taken_back_at is null;
create index machine_use_running on machine_use (resource_id) where ended_at is null and taken_back_at is null;
create index machine_use_by_person on machine_use (person_id, day) where taken_back_at is null and audience <> 'own';
