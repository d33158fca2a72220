-- Bulletins that people write: a draft, a second reader, and an issue that nobody can change any more. The city's
-- living article stays in `bulletin`, where the city pack brings it.
create table bulletin_draft (
  id           uuid primary key,
  committee_id uuid references committee,
  status       text not null default 'draft'
               constraint bulletin_draft_has_a_status check (status in ('draft', 'in_review', 'returned', 'published', 'withdrawn')),
  follows      text,
  content      jsonb not null,
  created_at   timestamptz not null default now(),
  changed_at   timestamptz not null default date_trunc('milliseconds', now()),
  handed_in_at timestamptz,
  note         text,
  version      integer not null default 1
);
comment on column bulletin_draft.committee_id is 'Whose bulletin it is; empty for the city''s own.';
comment on column bulletin_draft.content is 'Text in Chinese and English with figures placed in it; modules/bulletins/contract/content.ts has the shape.';
comment on column bulletin_draft.note is 'What the second reader asked to change when it was returned last.';
create index bulletin_draft_by_change on bulletin_draft (changed_at desc, id desc);

create table bulletin_author (
  draft_id  uuid not null references bulletin_draft,
  person_id uuid not null references person,
  primary key (draft_id, person_id)
);
comment on table bulletin_author is 'Everybody who wrote in a draft; none of them can be its second reader.';

create table bulletin_picture (
  file_id  uuid primary key references file,
  draft_id uuid not null references bulletin_draft,
  width    integer not null,
  height   integer not null
);
comment on table bulletin_picture is 'Pictures made anew from what was uploaded, without position or anything else hidden.';
comment on column bulletin_picture.width is 'In pixels, as height: pages keep the place before the picture comes.';
create index bulletin_picture_by_draft on bulletin_picture (draft_id);

create table bulletin_year (
  year   smallint primary key,
  issues integer not null
);
comment on table bulletin_year is 'How many issues a year has. Its row is locked while one is published, so that their numbers leave no gap.';

create table published_bulletin (
  slug             text primary key,
  year             smallint not null,
  issue            integer not null constraint published_bulletin_issues_begin_at_one check (issue > 0),
  draft_id         uuid not null constraint published_bulletin_comes_from_one_draft unique references bulletin_draft,
  committee_id     uuid references committee,
  follows          text references published_bulletin,
  content          jsonb not null,
  published_on     date not null,
  published_at     timestamptz not null default now(),
  published_by     uuid references person,
  published_under  uuid,
  moment           text not null,
  last_era         smallint,
  last_transaction xid8,
  last_fact        uuid,
  constraint published_bulletin_has_its_issue unique (year, issue),
  constraint published_bulletin_last_fact_is_whole check (num_nulls(last_era, last_transaction, last_fact) in (0, 3))
);
comment on column published_bulletin.published_by is 'The second reader; empty where the system published it, and then its event says why.';
comment on column published_bulletin.moment is 'What had been committed when its numbers were taken, as a pg_snapshot: all of them are of this one moment, so whoever recounts them can leave out what came later.';
comment on column published_bulletin.last_fact is 'With era and transaction, the last fact in the order of sealing that was visible at that moment: the first seal through it holds every fact that was counted. Empty where there was none.';
create index published_bulletin_by_follows on published_bulletin (follows) where follows is not null;

create table published_number (
  slug       text not null references published_bulletin,
  note       smallint not null constraint published_number_notes_begin_at_one check (note > 0),
  figure_key text not null,
  day        date not null,
  kind       text not null,
  value      double precision not null,
  said       jsonb not null,
  primary key (slug, note)
);
comment on table published_number is 'The numbers of a published bulletin as they were then. Its text places them by their note.';
comment on column published_number.figure_key is 'No foreign key: the figure may leave the city pack, the number stays.';
comment on column published_number.said is 'Title, wording, exact wording and rule in each language, as on the day of publishing.';
create index published_number_by_figure on published_number (figure_key, slug);

-- What was published is only followed by another; the owner of the tables is held as well.
create function published_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was published stays as it is'
    using errcode = 'check_violation', constraint = 'published_stays';
end $$;
create trigger published_stays before update or delete on published_bulletin
  for each row execute function published_stays();
create trigger published_stays before update or delete on published_number
  for each row execute function published_stays();

grant select, insert, update on bulletin_draft, bulletin_year to juguang_app;
grant select, insert on bulletin_author, bulletin_picture, published_bulletin, published_number to juguang_app;
