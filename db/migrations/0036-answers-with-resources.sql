-- A part can be answered with something that a unit shares: its asker opens it and books.
alter table handling add column resource_id uuid references resource;
alter table handling add constraint handling_helps_with_a_resource check (resource_id is null or answer = 'helped');
comment on column handling.resource_id is 'The shared resource that the answer names; what became of it since, the resource tells.';
