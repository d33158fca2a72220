-- Open standards: what an Open311 client says of a place and matters have no column for, and from where it came, to bound flooding.
create table open311_request (
  matter_id uuid primary key references matter,
  address   text,
  latitude  double precision constraint open311_latitude_is_on_earth check (latitude between -90 and 90),
  longitude double precision constraint open311_longitude_is_on_earth check (longitude between -180 and 180),
  media_url text,
  constraint open311_point_is_whole check ((latitude is null) = (longitude is null))
);
comment on table open311_request is 'Place and picture of a matter as the Open311 client sent them. The picture is never fetched.';
comment on column open311_request.latitude is 'Degrees, WGS 84.';

create table open311_sending (
  id          uuid primary key,
  source      text not null,
  happened_at timestamptz not null default now()
);
comment on table open311_sending is 'Bounds how many requests one source sends; apart from the matters, and gone after a day.';
comment on column open311_sending.source is 'Socket address, behind the one named proxy if there is one.';
create index open311_sending_by_source on open311_sending (source, happened_at desc);
create index open311_sending_by_age on open311_sending (happened_at);

grant select, insert on open311_request to juguang_app;
grant select, insert, delete on open311_sending to juguang_app;

-- Exports of matters leave the house only after a second person agreed.
create table matter_export (
  id          uuid primary key,
  filter      jsonb not null,
  reason      text not null,
  asked_by    uuid not null references person,
  asked_at    timestamptz not null,
  decided_by  uuid references person,
  decided_at  timestamptz,
  is_approved boolean,
  constraint matter_export_is_decided_by_another check (decided_by <> asked_by),
  constraint matter_export_decision_is_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null))
);
comment on column matter_export.filter is 'Which matters: {kind, status, askedFrom, askedUntil}, all of them optional.';
comment on column matter_export.decided_at is 'If approved, the asker may fetch the file for seven days from here.';

grant select, insert on matter_export to juguang_app;
grant update (decided_by, decided_at, is_approved) on matter_export to juguang_app;
