-- Wiping a matter takes its attachments away too; the nightly questions find their matters without reading all of them.
grant delete on matter_file to juguang_app;

create index matter_to_ask_again on matter (closed_at) where closing = 'confirmed' and lasted is null;
create index handling_taken_by on handling (taken_by) where state = 'taken';

-- PostgreSQL 16 and later note with each grant whether it is inherited, as the role was at that time; the role became
-- noinherit afterwards, so the application could read personal parts without entering the role that may.
do $$
begin
  if current_setting('server_version_num')::integer >= 160000 then
    execute 'grant juguang_matters to juguang_app with inherit false, set true';
  end if;
end $$;

-- Desks read the newest first: of what is open, and of a body's parts.
create index matter_open on matter (id desc) where status <> 'closed';
create index handling_of_body_by_matter on handling (body_kind, body_id, matter_id desc);
create index handling_open_of_body on handling (body_kind, body_id, matter_id desc) where state in ('sent', 'taken');
