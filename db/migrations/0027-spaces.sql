-- What happens in spaces (阵地): days that differ, hosts on a rota, and how many came, counted without asking who.
-- A space is prepared before it opens, and may open again: each spell counts once, by a key of its own.
alter table space alter column opened_on drop not null;
alter table space add column spell uuid;
alter table space add constraint space_spell_is_of_an_open_one check ((spell is not null) = (opened_on is not null and closed_on is null));
alter table space add constraint space_is_closed_after_opening check (closed_on is null or opened_on is not null);
comment on column space.opened_on is 'The first day of the present or last spell; empty while it is prepared.';
comment on column space.closed_on is 'The day on which it closed for good; empty while it is open.';
comment on column space.spell is 'By what the facts of its opening and closing belong together; empty while it is not open.';

create table space_day (
  space_id uuid not null references space,
  day      date not null,
  opening  jsonb not null,
  words    text not null,
  primary key (space_id, day)
);
comment on column space_day.opening is 'The hours of this day: [{"from": "09:00", "to": "12:00"}]; none where it is closed.';

create table shift (
  id         uuid primary key,
  space_id   uuid not null references space,
  person_id  uuid not null references person,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  planned_by uuid not null references person,
  constraint shift_ends_after_it_starts check (ends_at > starts_at and starts_at >= '2000-01-01Z' and ends_at < '2200-01-01Z'),
  constraint shift_of_a_person_is_one exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index shift_of_space on shift (space_id, starts_at, id);

create table visit (
  id         uuid primary key,
  space_id   uuid not null references space,
  people     integer not null constraint visit_is_of_somebody check (people between 1 and 200),
  at         timestamptz not null,
  counted_by uuid not null references person,
  taken_back timestamptz
);
comment on table visit is 'People who came, tapped by a host; nobody is asked who they are.';
comment on column visit.taken_back is 'A tap too much, taken back by who tapped.';
create index visit_of_space on visit (space_id, at desc, id desc);

grant select, insert, update on visit to juguang_app;
grant select, insert, update, delete on space_day, shift to juguang_app;
