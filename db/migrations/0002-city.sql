-- The city that this database serves, and its places. Both come from the city pack; loading it again brings them up to date.
create table city (
  id      uuid primary key,
  code    text not null,
  zone    text not null,
  content jsonb not null
);
comment on column city.code is 'Of the district, GB/T 2260: 440311.';
comment on column city.zone is 'IANA time zone in which days are counted.';
comment on column city.content is 'The rest of city.yaml as it was read: names, area with its source, contact.';

create unique index city_is_one on city ((true));

create table place (
  code        text primary key,
  parent_code text references place,
  level       text not null constraint place_has_a_level check (level in ('district', 'subdistrict', 'community')),
  name        jsonb not null
);
comment on column place.code is 'GB/T 2260 and its extension: 6 digits district, 9 subdistrict, 12 community.';
comment on column place.name is 'Texts by language: {"zh": …, "en": …}.';
create index place_by_parent on place (parent_code);

create table pack_file (
  name     text primary key,
  checksum text not null
);
comment on table pack_file is 'Which files of the city pack were loaded, so that a start loads only what changed.';

grant select on city, place, pack_file to juguang_app;
