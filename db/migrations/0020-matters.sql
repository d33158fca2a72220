-- Matters (事项): what somebody needs, split into the parts of those who can help, each with a clock of its own, followed to
-- an outcome that the asker confirms. The personal part of a matter lies apart, behind a role that only this module enters.
create table matter_kind (
  key      text primary key,
  content  jsonb not null,
  position integer not null,
  retired  boolean not null default false
);
comment on table matter_kind is 'Kinds of matter as matters.yaml brings them; one that the pack no longer names is retired, because matters of it remain.';

create table matter (
  id            uuid primary key,
  number        bigint generated always as identity constraint matter_number_is_unique unique,
  kind          text not null references matter_kind,
  title         text not null,
  description   text not null,
  answers       jsonb not null,
  place_code    text references place,
  channel       text not null constraint matter_came_by_a_channel check (channel in ('person', 'unit', 'counter', 'resident', 'open311')),
  asked_by      uuid references person,
  asked_under   uuid references post,
  unit_id       uuid references unit,
  secret_hash   bytea constraint matter_secret_is_unique unique,
  is_public     boolean not null default false,
  status        text not null default 'received' constraint matter_has_a_status
                check (status in ('received', 'in_hand', 'answered', 'closed')),
  closing       text constraint matter_closes_in_a_way check (closing in ('confirmed', 'not_solved', 'unconfirmed', 'withdrawn')),
  asked_at      timestamptz not null,
  triage_due_at timestamptz not null,
  calendar      text not null,
  closed_at     timestamptz,
  reopened_at   timestamptz,
  lasted        boolean,
  wiped_at      timestamptz,
  search        tsvector not null,
  version       integer not null default 1,
  constraint matter_closing_is_whole check ((status = 'closed') = (closing is not null) and (status = 'closed') = (closed_at is not null)),
  constraint matter_is_somebodys check (asked_by is not null or secret_hash is not null)
);
comment on column matter.number is 'What people say on the telephone.';
comment on column matter.answers is 'Answers to the questions of the kind that are not private, by key.';
comment on column matter.secret_hash is 'SHA-256 of the secret in the link by which somebody without an account follows it.';
comment on column matter.is_public is 'The kind may be public and the asker agreed.';
comment on column matter.calendar is 'Which calendar of working days its due times were counted by: the package and its version.';
comment on column matter.lasted is 'What the asker said two months later: whether the outcome lasted.';
comment on column matter.wiped_at is 'When the personal parts were wiped because the retention of the kind had ended.';
create index matter_by_asker on matter (asked_by, id desc) where asked_by is not null;
create index matter_by_unit on matter (unit_id, id desc) where unit_id is not null;
create index matter_by_status on matter (status, id desc);
create index matter_by_kind on matter (kind, id desc);
create index matter_in_public on matter (id desc) where is_public;
create index matter_search on matter using gin (search);
create index matter_to_wipe on matter (kind, closed_at) where status = 'closed' and wiped_at is null;

create table matter_private (
  matter_id uuid primary key references matter,
  answers   jsonb not null,
  contact   jsonb
);
comment on table matter_private is 'Personal answers and how to reach the asker. Only role juguang_matters reads it; each reading is a step of the matter, written before.';

create table handling (
  id            uuid primary key,
  matter_id     uuid not null references matter,
  body_kind     text not null constraint handling_is_of_a_body check (body_kind in ('city', 'committee', 'unit')),
  body_id       uuid not null,
  is_lead       boolean not null,
  round         smallint not null,
  state         text not null default 'sent' constraint handling_has_a_state
                check (state in ('sent', 'taken', 'answered', 'handed_on', 'released')),
  answer        text constraint handling_answers_in_a_way check (answer in ('helped', 'not_helped', 'not_ours', 'unreachable')),
  words         text,
  from_handling uuid references handling,
  sent_at       timestamptz not null,
  take_due_at   timestamptz not null,
  answer_due_at timestamptz not null,
  taken_by      uuid references person,
  taken_at      timestamptz,
  ended_at      timestamptz,
  constraint handling_answer_is_whole check ((state = 'answered') = (answer is not null)),
  constraint handling_end_is_whole check ((state in ('answered', 'handed_on', 'released')) = (ended_at is not null)),
  constraint handling_is_taken_by_somebody check (state <> 'taken' or (taken_by is not null and taken_at is not null))
);
comment on column handling.is_lead is 'Whose part it is to propose the outcome.';
comment on column handling.round is '0, and 1 once the matter was reopened: then others may lead.';
comment on column handling.from_handling is 'The part it was handed on from, or whose body called it in.';
comment on column handling.answer_due_at is 'The first moment that is too late; moved by an approved pause alone.';
create unique index handling_is_open_once on handling (matter_id, body_kind, body_id) where state in ('sent', 'taken');
create unique index handling_has_one_lead on handling (matter_id, round) where is_lead and state in ('sent', 'taken', 'answered');
create index handling_of_matter on handling (matter_id);
create index handling_of_body on handling (body_kind, body_id, state, answer_due_at);
create index handling_due on handling (answer_due_at) where state in ('sent', 'taken');

create table pause (
  id          uuid primary key,
  handling_id uuid not null references handling,
  reason      text not null constraint pause_has_a_lawful_reason
              check (reason in ('waiting_for_requester', 'legal_procedure', 'expert_opinion', 'force_majeure')),
  words       text not null,
  days        integer not null constraint pause_has_a_length check (days between 1 and 60),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null default now(),
  decided_by  uuid references person,
  decided_at  timestamptz,
  is_approved boolean,
  constraint pause_is_decided_by_another check (decided_by <> proposed_by),
  constraint pause_decision_is_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null))
);
comment on column pause.days is 'Working days that are added to the due time where it is approved.';
create unique index pause_is_proposed_once on pause (handling_id) where decided_by is null;

create table outcome (
  id          uuid primary key,
  matter_id   uuid not null references matter,
  handling_id uuid not null references handling,
  type        text not null,
  is_solved   boolean not null,
  words       text not null,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  due_at      timestamptz not null,
  answer      text constraint outcome_is_answered_in_a_way check (answer in ('confirmed', 'rejected', 'silent')),
  answered_at timestamptz,
  called_by   uuid references person,
  constraint outcome_answer_is_whole check ((answer is null) = (answered_at is null)),
  constraint outcome_is_called_back_by_another check (called_by <> proposed_by)
);
comment on column outcome.due_at is 'From when silence counts as unconfirmed.';
comment on column outcome.called_by is 'A third person who asked by telephone and entered the answer.';
create unique index outcome_is_open_once on outcome (matter_id) where answer is null;
create index outcome_due on outcome (due_at) where answer is null;

create table matter_step (
  id          uuid primary key,
  matter_id   uuid not null references matter,
  handling_id uuid references handling,
  kind        text not null,
  is_inside   boolean not null,
  at          timestamptz not null,
  person_id   uuid references person,
  body_kind   text,
  body_id     uuid,
  details     jsonb not null
);
comment on table matter_step is 'What happened to a matter, in order: all of it for those who handle it; what is not inside also for the asker, like the way of a parcel.';
create index matter_step_of_matter on matter_step (matter_id, id);

create table matter_file (
  matter_id uuid not null references matter,
  step_id   uuid not null references matter_step,
  file_id   uuid not null references file,
  primary key (matter_id, file_id)
);

create table matter_alarm (
  subject_id uuid not null,
  kind       text not null,
  rung_at    timestamptz not null default now(),
  primary key (subject_id, kind)
);
comment on table matter_alarm is 'Which reminder of a part, outcome or triage has gone out: each once, whoever works and whatever the clock does.';

do $$
begin
  create role juguang_matters nologin;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the whole server; another database made it already
end $$;
grant juguang_matters to juguang_app;
grant usage on schema public to juguang_matters;
grant select, insert, update on matter_private to juguang_matters;
grant select on matter_kind to juguang_app;
grant select, insert, update on matter, handling, pause, outcome to juguang_app;
grant select, insert on matter_step, matter_file, matter_alarm to juguang_app;
grant update (details) on matter_step to juguang_app;
