-- What people look at when they say which column is which field.
alter table import add column sample jsonb;
comment on column import.sample is 'First rows of the file, cut short, cell by cell under the headings; empty for registers.';
