-- The network: clusters and the committees that head their chains, units with their party organisations, and who is a member of what.
create table cluster (
  id       uuid primary key,
  key      text not null constraint cluster_key_is_unique unique,
  name     jsonb not null,
  since    date not null,
  position integer not null
);

create table committee (
  id         uuid primary key,
  key        text not null constraint committee_key_is_unique unique,
  kind       text not null constraint committee_is_of_a_kind check (kind in ('chain', 'talent')),
  cluster_id uuid references cluster,
  name       jsonb not null,
  short_name jsonb not null,
  purpose    jsonb not null,
  since      date not null,
  questions  jsonb not null,
  criteria   jsonb not null,
  position   integer not null
);
comment on column committee.questions is 'What a unit answers when it applies: [{key, text, kind, required, maxLength, choices}].';
comment on column committee.criteria is 'What reviewers judge by: [{key, text, help}].';

create table unit_kind (
  key       text primary key,
  counts_as text not null constraint unit_kind_counts_as_known check (counts_as in ('institute', 'enterprise', 'other')),
  name      jsonb not null,
  ror_types text[] not null,
  position  integer not null
);
comment on column unit_kind.ror_types is 'Types of the Research Organization Registry, lower case, that are read as this kind.';

create table chain_position (
  key      text primary key,
  name     jsonb not null,
  summary  jsonb not null,
  position integer not null
);

create table unit (
  id             uuid primary key,
  kind           text not null references unit_kind,
  name           text not null,
  name_en        text,
  aliases        text[] not null default '{}',
  credit_code    text constraint unit_credit_code_is_unique unique
                 constraint unit_credit_code_has_its_shape check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  ror_id         text constraint unit_ror_id_is_unique unique
                 constraint unit_ror_id_has_its_shape check (ror_id ~ '^https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$'),
  industry_code  text,
  place_code     text references place,
  address        text,
  website        text,
  summary        text,
  represented_by uuid references committee,
  folded_names   text[] not null,
  search         tsvector not null,
  source         text,
  version        integer not null default 1,
  created_at     timestamptz not null default now()
);
comment on column unit.industry_code is 'GB/T 4754: section letter with up to four digits.';
comment on column unit.represented_by is 'The committee whose liaison answers for a unit that has no account.';
comment on column unit.folded_names is 'All its names in the form in which names are compared.';
comment on column unit.search is 'Han bigrams, words, pinyin and initials of all its names.';
comment on column unit.source is 'Where the record came from: a register, a file, the demo; empty where people entered it.';
create index unit_by_search on unit using gin (search);
create index unit_by_folded_name on unit using gin (folded_names);
create index unit_by_kind on unit (kind, id);
create index unit_by_place on unit (place_code, id);

create table party_organisation (
  id           uuid primary key,
  unit_id      uuid not null references unit,
  name         text not null,
  founded_on   date not null,
  dissolved_on date constraint party_organisation_ends_after_it_began check (dissolved_on >= founded_on),
  version      integer not null default 1,
  constraint party_organisation_is_named_once unique (unit_id, name)
);

create table membership (
  id           uuid primary key,
  committee_id uuid not null references committee,
  unit_id      uuid not null references unit,
  position     text not null references chain_position,
  since        date not null,
  until        date,
  version      integer not null default 1,
  constraint membership_runs_forward check (until >= since)
);
comment on column membership.until is 'The day the unit left; empty while it is a member.';
create unique index membership_is_held_once on membership (committee_id, unit_id) where until is null;
create index membership_by_unit on membership (unit_id);
create index membership_of_committee on membership (committee_id, id desc) where until is null;

grant select on cluster, committee, unit_kind, chain_position to juguang_app;
grant select, insert, update on unit, party_organisation, membership to juguang_app;
