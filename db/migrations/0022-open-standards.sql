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

-- Webhooks: what happens to matters, told to systems of the operator's.
create table webhook (
  id              uuid primary key,
  url             text not null constraint webhook_is_encrypted check (url like 'https://%'),
  events          text[] not null constraint webhook_is_told_something check (cardinality(events) > 0),
  secret          text not null,
  created_by      uuid not null references person,
  created_at      timestamptz not null default now(),
  collected_until timestamptz not null default now(),
  stopped_at      timestamptz
);
comment on column webhook.events is 'Without their prefix: asked, confirmed …';
comment on column webhook.secret is 'Signs each message (HMAC-SHA-256, Standard Webhooks), so it is kept as it is; shown once to who set the webhook.';
comment on column webhook.collected_until is 'Events up to here were looked through; those of the last minutes before are looked at again.';

create table webhook_delivery (
  id           uuid primary key,
  webhook_id   uuid not null references webhook,
  event_id     uuid not null,
  type         text not null,
  payload      text not null,
  created_at   timestamptz not null default now(),
  attempts     integer not null default 0,
  next_at      timestamptz not null default now(),
  delivered_at timestamptz,
  given_up_at  timestamptz,
  last_status  integer,
  last_fault   text,
  constraint webhook_is_told_each_event_once unique (webhook_id, event_id),
  constraint webhook_delivery_ends_once check (delivered_at is null or given_up_at is null)
);
comment on table webhook_delivery is 'Messages to webhooks: those that wait, and the log of the others for 30 days.';
comment on column webhook_delivery.next_at is 'When it is tried next; while one tries it, when another may.';
create index webhook_delivery_due on webhook_delivery (next_at) where delivered_at is null and given_up_at is null;
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_by_age on webhook_delivery (created_at);

grant select, insert on webhook to juguang_app;
grant update (collected_until, stopped_at) on webhook to juguang_app;
grant select, insert, delete on webhook_delivery to juguang_app;
grant update (attempts, next_at, delivered_at, given_up_at, last_status, last_fault) on webhook_delivery to juguang_app;
