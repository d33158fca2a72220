-- Sharing (共享资源): what units lend each other, the rules on which each lends it, and who is trained to use it.
create table grade (
  key  text primary key,
  name jsonb not null,
  -- Judged at the end, so that a pack may exchange two ranks.
  rank integer not null constraint grade_ranks_differ unique deferrable initially deferred
);
comment on table grade is 'Grades of talents as the city pack names them.';
comment on column grade.rank is '1 is the highest.';

create table person_grade (
  id          uuid primary key,
  person_id   uuid not null references person,
  grade       text not null references grade,
  since       date not null,
  until       date constraint person_grade_runs_forward check (until >= since),
  recorded_by uuid references person constraint person_grade_is_recorded_by_another check (recorded_by <> person_id),
  version     integer not null default 1,
  constraint person_has_one_grade exclude using gist (person_id with =, daterange(since, until, '[]') with &&)
);
comment on column person_grade.until is 'The last day on which it is held; empty while it is.';

create table resource_kind (
  key      text primary key,
  content  jsonb not null,
  position integer not null,
  retired  boolean not null default false
);
comment on table resource_kind is 'Kinds of shared resources and the techniques they know, as sharing.yaml brings them.';

create table covenant (
  version   integer primary key,
  content   jsonb not null,
  since     date not null
);
comment on table covenant is 'The covenant (创新公约) that units sign, version by version.';

create table covenant_signature (
  version   integer not null references covenant,
  unit_id   uuid not null references unit,
  signed_by uuid not null references person,
  signed_at timestamptz not null,
  primary key (version, unit_id)
);

-- Spaces stand here because resources stand in them; what happens there is in the next migrations.
create table space (
  id            uuid primary key,
  key           text constraint space_key_is_unique unique,
  kind          text not null constraint space_is_of_a_kind check (kind in ('station', 'scientists', 'engineers', 'skilled')),
  name          text not null,
  name_en       text,
  summary       text not null,
  place_code    text not null references place,
  address       text not null,
  way           text not null,
  longitude     double precision constraint space_longitude_is_of_earth check (longitude between -180 and 180),
  latitude      double precision constraint space_latitude_is_of_earth check (latitude between -90 and 90),
  map_x         double precision,
  map_y         double precision,
  opening       jsonb not null,
  staffed       jsonb not null,
  on_holidays   boolean not null,
  entry         text not null constraint space_lets_in_somebody check (entry in ('everyone', 'network', 'grade')),
  lowest_grade  text references grade,
  services      text[] not null,
  telephone     text,
  opened_on     date not null,
  closed_on     date constraint space_closes_after_it_opened check (closed_on >= opened_on),
  version       integer not null default 1,
  constraint space_grade_is_named check ((entry = 'grade') = (lowest_grade is not null)),
  constraint space_stands_at_a_point check ((longitude is null) = (latitude is null) and (map_x is null) = (map_y is null))
);
comment on column space.key is 'The name in the address of its page, where it has one.';
comment on column space.way is 'How to get there.';
comment on column space.longitude is 'WGS 84.';
comment on column space.map_x is 'In the plane of the schematic map of the city pack.';
comment on column space.opening is 'Weekly hours: [{"days": [1,2,3,4,5], "from": "08:30", "to": "21:00"}], Monday is 1.';
comment on column space.staffed is 'Weekly hours in which a host is there, as opening.';
comment on column space.on_holidays is 'Whether the hours hold on public holidays; make-up working days are working days.';
comment on column space.services is 'Kinds of matters that its counter takes.';
create index space_by_place on space (place_code);

create table resource (
  id              uuid primary key,
  number          bigint generated always as identity constraint resource_number_is_unique unique,
  unit_id         uuid not null references unit,
  space_id        uuid references space,
  kind            text not null references resource_kind,
  technique       text,
  name            text not null,
  name_en         text,
  summary         text not null,
  for_members     text,
  measures        text[] not null default '{}',
  manufacturer    text,
  model           text,
  asset_number    text,
  serial_number   text,
  commissioned_on date,
  decommissioned_on date constraint resource_ends_after_it_began check (decommissioned_on >= commissioned_on),
  original_value  numeric(14,2) constraint resource_value_is_not_negative check (original_value >= 0),
  pid             text constraint resource_pid_is_unique unique,
  landing_page    text,
  related         jsonb not null default '[]',
  place_code      text references place,
  location        text,
  seats           integer constraint resource_seats_somebody check (seats > 0),
  status          text not null constraint resource_has_a_status check (status in ('draft', 'offered', 'withdrawn')),
  folded_names    text[] not null default '{}',
  search          tsvector not null,
  source          text,
  source_key      text,
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  constraint resource_is_imported_once unique (unit_id, source, source_key)
);
comment on column resource.number is 'What stands on its label.';
comment on column resource.for_members is 'The part of the card that only people of the network read.';
comment on column resource.measures is 'The quantities it measures: MeasuredVariable of PIDINST.';
comment on column resource.related is 'RelatedIdentifier of PIDINST: [{"identifier": "10.5072/x", "type": "DOI", "relation": "IsDescribedBy"}].';
comment on column resource.folded_names is 'Names, model and serial number as they are compared: what is exactly so called is found first.';
comment on column resource.original_value is 'In yuan; the national evaluation counts instruments from 500,000.';
comment on column resource.pid is 'Handle or DOI of the instrument, for PIDINST.';
comment on column resource.source is 'The file or register it came from; empty where people entered it.';
comment on column resource.source_key is 'Its identifier there, so that a second import finds it again.';
create index resource_by_search on resource using gin (search);
create index resource_by_kind on resource (kind, technique, id) where status = 'offered';
create index resource_by_unit on resource (unit_id, id);
create index resource_by_space on resource (space_id, id) where space_id is not null;

create table resource_keeper (
  resource_id uuid not null references resource,
  person_id   uuid not null references person,
  is_deputy   boolean not null,
  primary key (resource_id, person_id)
);
comment on table resource_keeper is 'Whom people ask first. The right to decide follows the post of keeper in the unit that owns it.';
create unique index resource_has_one_first_keeper on resource_keeper (resource_id) where not is_deputy;

create table resource_file (
  resource_id uuid not null references resource,
  file_id     uuid not null references file,
  purpose     text not null constraint resource_file_has_a_purpose check (purpose in ('picture', 'document')),
  title       text not null,
  for_members boolean not null,
  position    integer not null,
  primary key (resource_id, file_id)
);

create table resource_price (
  resource_id uuid not null references resource,
  audience    text not null constraint resource_price_is_for_somebody check (audience in ('own', 'network', 'other')),
  per         text not null constraint resource_price_is_per_something check (per in ('hour', 'booking', 'sample')),
  amount      numeric(12,2) not null constraint resource_price_is_not_negative check (amount >= 0),
  primary key (resource_id, audience, per)
);
comment on table resource_price is 'In yuan. Costs are computed and exported; nobody pays here.';

create table booking_rules (
  resource_id         uuid primary key references resource,
  horizon_days        integer not null constraint booking_rules_horizon check (horizon_days between 1 and 730),
  lead_minutes        integer not null constraint booking_rules_lead check (lead_minutes between 0 and 43200),
  step_minutes        integer not null constraint booking_rules_step check (step_minutes in (5, 10, 15, 30, 60)),
  shortest_minutes    integer not null constraint booking_rules_shortest check (shortest_minutes > 0),
  longest_minutes     integer not null,
  gap_minutes         integer not null default 0 constraint booking_rules_gap check (gap_minutes between 0 and 10080),
  day_count           integer constraint booking_rules_day_count check (day_count > 0),
  day_minutes         integer constraint booking_rules_day check (day_minutes > 0),
  ahead_minutes       integer constraint booking_rules_ahead check (ahead_minutes > 0),
  opening             jsonb not null,
  on_holidays         boolean not null,
  off_hours           text not null constraint booking_rules_off_hours check (off_hours in ('closed', 'limited', 'free')),
  approval            text not null constraint booking_rules_approval check (approval in ('none', 'others', 'first', 'always')),
  who                 text not null constraint booking_rules_who check (who in ('everyone', 'network', 'chains', 'units', 'owner')),
  committee_ids       uuid[] not null default '{}',
  unit_ids            uuid[] not null default '{}',
  lowest_grade        text references grade,
  needs_covenant      boolean not null,
  needs_qualification boolean not null,
  idle_days           integer constraint booking_rules_idle check (idle_days > 0),
  late_cancel_minutes integer not null constraint booking_rules_late_cancel check (late_cancel_minutes between 0 and 43200),
  no_show_minutes     integer constraint booking_rules_no_show check (no_show_minutes > 0),
  accept_minutes      integer not null default 120 constraint booking_rules_accept check (accept_minutes between 10 and 10080),
  constraint booking_rules_lengths_run_up check (longest_minutes >= shortest_minutes)
);
comment on table booking_rules is 'On which terms the owner lends a resource by time; a resource without them is not booked by time.';
comment on column booking_rules.horizon_days is 'How far ahead.';
comment on column booking_rules.lead_minutes is 'How long before its start at the latest.';
comment on column booking_rules.gap_minutes is 'Between two bookings of one person.';
comment on column booking_rules.day_count is 'Bookings of one person that start on one day.';
comment on column booking_rules.day_minutes is 'Of one person on one day.';
comment on column booking_rules.ahead_minutes is 'Of one person in all that is still to come.';
comment on column booking_rules.opening is 'Weekly hours, as space.opening.';
comment on column booking_rules.off_hours is 'Outside opening: closed; limited: open, and the limits count; free: open, and length, day and ahead do not count.';
comment on column booking_rules.approval is 'Whose bookings wait for a keeper: none; those of other units; a person''s first; all.';
comment on column booking_rules.idle_days is 'A qualification unused for so long counts no more.';
comment on column booking_rules.no_show_minutes is 'So long after the start the time of who did not come is given back; empty: never.';
comment on column booking_rules.accept_minutes is 'How long the first on the waiting list may think.';

create table qualification (
  id          uuid primary key,
  resource_id uuid not null references resource,
  person_id   uuid not null references person,
  granted_by  uuid references person,
  granted_at  timestamptz not null,
  used_at     timestamptz,
  expires_on  date,
  recognises  uuid references qualification,
  ended_at    timestamptz,
  ended_by    uuid references person,
  end_reason  text,
  constraint qualification_is_not_granted_to_oneself check (granted_by <> person_id),
  constraint qualification_end_is_whole check ((ended_at is null) = (end_reason is null))
);
comment on column qualification.recognises is 'The training elsewhere that the keeper took as good enough.';
create unique index qualification_is_held_once on qualification (resource_id, person_id) where ended_at is null;
create index qualification_by_person on qualification (person_id, id desc);

create table qualification_request (
  id           uuid primary key,
  resource_id  uuid not null references resource,
  person_id    uuid not null references person,
  evidence     uuid references qualification,
  words        text not null,
  asked_at     timestamptz not null,
  is_granted   boolean,
  reason       text,
  decided_by   uuid references person,
  decided_at   timestamptz,
  constraint qualification_request_is_decided_by_another check (decided_by <> person_id),
  constraint qualification_request_decision_is_whole
    check ((is_granted is null) = (decided_at is null) and (is_granted is null) = (decided_by is null)),
  constraint qualification_request_is_refused_with_a_reason check (is_granted is distinct from false or reason is not null)
);
create unique index qualification_request_is_open_once on qualification_request (resource_id, person_id) where decided_at is null;
create index qualification_request_of_resource on qualification_request (resource_id, id) where decided_at is null;

-- Small companies served are a figure of the national evaluation of shared instruments.
alter table unit add column size text constraint unit_has_a_size check (size in ('large', 'medium', 'small', 'micro'));
comment on column unit.size is 'Of an enterprise, by the standard of 2017 for large, medium, small and micro enterprises; empty where nobody said.';

grant select on grade, resource_kind, covenant to juguang_app;
grant select, insert, update on person_grade, space, resource, qualification, qualification_request to juguang_app;
grant select, insert on covenant_signature to juguang_app;
grant select, insert, update, delete on resource_keeper, resource_file, resource_price, booking_rules to juguang_app;
