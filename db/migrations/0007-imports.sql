-- Import of people's files: a dry run with a report by row, then all or nothing.
create table import (
  id          uuid primary key,
  kind        text not null,
  file_id     uuid not null references file,
  status      text not null constraint import_has_a_status check (status in ('waiting', 'reading', 'read', 'refused', 'applied')),
  columns     jsonb,
  mapping     jsonb,
  refusal     jsonb,
  progress    integer not null default 0,
  row_count   integer not null default 0,
  counts      jsonb,
  started_by  uuid not null references person,
  started_under uuid not null references post,
  started_at  timestamptz not null default now(),
  applied_at  timestamptz,
  version     integer not null default 1
);
comment on column import.columns is 'Headings of the file, in their order; empty for registers whose shape is known.';
comment on column import.mapping is 'Which column is which field, where a person said so: {field: column}; the rest is guessed from the headings.';
comment on column import.refusal is 'Why the file as a whole is not taken: {reason, line}.';
comment on column import.counts is 'Rows by verdict: {new, changed, same, refused}.';
comment on column import.progress is 'Rows judged so far.';

create table import_row (
  import_id uuid not null references import,
  line      integer not null,
  verdict   text not null constraint import_row_has_a_verdict check (verdict in ('new', 'changed', 'same', 'refused')),
  reasons   jsonb not null,
  unit_id   uuid,
  record    jsonb not null,
  primary key (import_id, line)
);
comment on column import_row.line is 'Line of the text, row of the sheet or number of the JSON record, from 1.';
comment on column import_row.reasons is 'Why it is refused, or what it changes: [{code, field, …}].';
comment on column import_row.unit_id is 'The unit that it speaks of, where there is one already.';
comment on column import_row.record is 'What was read, by field.';
create index import_row_by_verdict on import_row (import_id, verdict, line);

grant select, insert, update on import to juguang_app;
grant select, insert, delete on import_row to juguang_app;
