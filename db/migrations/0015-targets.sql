-- What the district means to reach: one number for a figure and a year. It counts for nothing, so it writes no facts.
create table figure_target (
  figure_key text not null,
  year       smallint not null constraint figure_target_is_for_a_year check (year between 2000 and 2999),
  value      integer constraint figure_target_is_above_nothing check (value > 0),
  set_by     uuid references person,
  set_at     timestamptz not null default now(),
  version    integer not null default 0,
  primary key (figure_key, year)
);
comment on column figure_target.figure_key is 'No foreign key: loading a city pack replaces the figures, and a target outlives one that the pack leaves out for a while.';
comment on column figure_target.value is 'Of a flow what the year adds, of a stock what stands at its end; empty once the target was taken back.';
comment on column figure_target.set_by is 'Empty where the demo set it.';
comment on column figure_target.version is 'Nought only inside the transaction that makes the row.';

grant select, insert, update on figure_target to juguang_app;
