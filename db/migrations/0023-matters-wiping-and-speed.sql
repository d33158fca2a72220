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
