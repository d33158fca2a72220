-- Figures as the city pack defines them, and the living article that is written with them.
create table figure (
  key          text primary key,
  measure      text constraint figure_counts_a_measure_or_is_constant check ((measure is null) = (kind = 'constant')),
  committee_id uuid references committee,
  kind         text not null constraint figure_is_of_a_kind check (kind in ('stock', 'flow', 'constant')),
  constant     double precision constraint figure_constant_has_its_value check ((constant is null) = (kind <> 'constant')),
  records      text not null constraint figure_records_are_for_somebody check (records in ('public', 'members', 'counted')),
  content      jsonb not null,
  position     integer not null
);
comment on column figure.measure is 'Whose facts it adds up.';
comment on column figure.committee_id is 'Only this committee''s facts, where set.';
comment on column figure.records is 'Who may open single records: everybody, people of the network, or nobody (then they are counted as hidden).';
comment on column figure.content is 'Title, rule, counting unit, wording, source … of figures.yaml, as read.';

create table bulletin (
  slug    text primary key,
  content jsonb not null
);
comment on table bulletin is 'Texts whose numbers are figures; the living article is one.';

grant select on figure, bulletin to juguang_app;
