-- What the people who mind webhooks and exports need to see and do: rest, failing, why not, and who fetched what.
alter table webhook
  add column paused_at       timestamptz,
  add column failing_since   timestamptz,
  add column told_failing_at timestamptz,
  add constraint webhook_is_told_of_while_failing check (told_failing_at is null or failing_since is not null);
comment on column webhook.paused_at is 'Since when nothing is sent; what happens meanwhile waits.';
comment on column webhook.failing_since is 'The first failed attempt since a message was last taken; empty where none failed since.';
comment on column webhook.told_failing_at is 'When the operators were told of this failing, which is once.';
grant update (paused_at, failing_since, told_failing_at) on webhook to juguang_app;

alter table matter_export
  add column refusal_reason text,
  add constraint matter_export_reason_is_of_a_refusal check (refusal_reason is null or is_approved is false);
grant update (refusal_reason) on matter_export to juguang_app;

create table matter_export_download (
  id            uuid primary key,
  export_id     uuid not null references matter_export,
  downloaded_by uuid not null references person,
  downloaded_at timestamptz not null,
  format        text not null constraint matter_export_download_has_a_format check (format in ('csv', 'xlsx'))
);
comment on table matter_export_download is 'Each fetching of an export, written before the file is sent.';
create index matter_export_download_of_export on matter_export_download (export_id, id desc);
grant select, insert on matter_export_download to juguang_app;
