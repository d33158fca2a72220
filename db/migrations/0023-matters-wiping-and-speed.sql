-- Wiping a matter takes its attachments away too; the nightly questions find their matters without reading all of them.
grant delete on matter_file to juguang_app;

create index matter_to_ask_again on matter (closed_at) where closing = 'confirmed' and lasted is null;
create index handling_taken_by on handling (taken_by) where state = 'taken';
