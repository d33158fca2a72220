-- Corrections (更正): a fact is taken back by another that names it and says why, by two people. Statements (声明): a number
-- that no module counts, with who says it and the signed document, also by two people.
create table correction (
  id              uuid primary key,
  fact_id         uuid not null,
  reason          text not null,
  replacement     jsonb,
  state           text not null constraint correction_has_a_state check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by     uuid not null references person,
  proposed_under  uuid not null references post,
  proposed_at     timestamptz not null default now(),
  decided_by      uuid references person,
  decided_under   uuid references post,
  decided_at      timestamptz,
  decision_reason text,
  day             date,
  reversal_id     uuid,
  replacement_id  uuid,
  version         integer not null default 1,
  constraint correction_is_decided_by_another check (decided_by <> proposed_by),
  constraint correction_decision_is_whole check (
    (state in ('confirmed', 'refused')) = (decided_by is not null and decided_under is not null and decided_at is not null)),
  constraint correction_refusal_says_why check (state <> 'refused' or decision_reason is not null),
  constraint correction_counts_when_confirmed check (
    (state = 'confirmed') = (day is not null) and (state = 'confirmed') = (reversal_id is not null)
    and (state = 'confirmed' and replacement is not null) = (replacement_id is not null))
);
create unique index correction_is_open_or_confirmed_once on correction (fact_id) where state in ('proposed', 'confirmed');
create index correction_by_state on correction (state, id desc);
comment on column correction.fact_id is 'No foreign key here and below: facts are never deleted, and verification may set the whole table aside.';
comment on column correction.reason is 'Why the fact is wrong; everybody reads it once the correction is confirmed.';
comment on column correction.replacement is 'The right fact in full: {quantity, day, unitId, placeCode}; empty where nothing takes its place. Its day is when it truly was.';
comment on column correction.day is 'The day of the decision, from which reversal and replacement count, so that past days stay as they were published.';

-- A correction is carried out by a fact that takes back the very fact it names, and by the right one where there is one.
create function correction_takes_back_its_fact() returns trigger language plpgsql as $$
begin
  perform from fact where id = new.reversal_id and reverses = new.fact_id
    and (new.replacement_id is null or exists (select from fact where id = new.replacement_id));
  if not found then
    raise exception 'correction % does not take back its fact', new.id
      using errcode = 'check_violation', constraint = 'correction_takes_back_its_fact';
  end if;
  return new;
end $$;
create trigger correction_takes_back_its_fact before insert or update on correction
  for each row when (new.state = 'confirmed') execute function correction_takes_back_its_fact();

create table statement (
  id                 uuid primary key,
  figure_key         text not null,
  measure            text not null,
  committee_id       uuid references committee,
  quantity           integer not null constraint statement_counts_something check (quantity > 0),
  day                date not null,
  unit_id            uuid references unit,
  place_code         text references place,
  said_by            text not null,
  signatory          text not null,
  signatory_function text not null,
  note               text,
  document_id        uuid not null references file constraint statement_has_a_document_of_its_own unique,
  supersedes         uuid references statement,
  state              text not null constraint statement_has_a_state check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by        uuid not null references person,
  proposed_under     uuid not null references post,
  proposed_at        timestamptz not null default now(),
  decided_by         uuid references person,
  decided_under      uuid references post,
  decided_at         timestamptz,
  decision_reason    text,
  fact_id            uuid constraint statement_has_a_fact_of_its_own unique,
  version            integer not null default 1,
  constraint statement_is_decided_by_another check (decided_by <> proposed_by),
  constraint statement_decision_is_whole check (
    (state in ('confirmed', 'refused')) = (decided_by is not null and decided_under is not null and decided_at is not null)),
  constraint statement_refusal_says_why check (state <> 'refused' or decision_reason is not null),
  constraint statement_counts_when_confirmed check (state = 'confirmed' or fact_id is null)
);
create unique index statement_is_followed_once on statement (supersedes) where state in ('proposed', 'confirmed');
create index statement_by_state on statement (state, id desc);
create index statement_by_figure on statement (figure_key, id desc);
comment on column statement.figure_key is 'No foreign key: loading a city pack writes the figures anew.';
comment on column statement.said_by is 'The body whose number it is.';
comment on column statement.fact_id is 'The fact that counts for it now; empty before it is confirmed, and once a later statement or a correction took it back.';

-- A notice may be for one role of a body, so that what waits for an operator does not stand on every desk of the city.
alter table notice add column role text;
comment on column notice.role is 'Only holders of this role in the body read it; empty where everybody there does.';

grant select, insert, update on correction, statement to juguang_app;
