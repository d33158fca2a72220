-- Admission (择优吸纳): a unit applies to a committee, two reviewers without a conflict judge, the secretary decides with reasons.
create table file (
  id           uuid primary key,
  name         text not null,
  content_type text not null,
  bytes        integer not null,
  sha256       bytea not null,
  uploaded_by  uuid not null references person,
  created_at   timestamptz not null default now(),
  attached_at  timestamptz
);
comment on table file is 'What was uploaded; its bytes lie under the data folder by id, never by name.';
comment on column file.name is 'As the person called it; only shown, never a path.';
comment on column file.attached_at is 'Since when a record holds it; a file belongs to one record, and one that none holds is removed after a day.';
create index file_without_record on file (created_at) where attached_at is null;

create table application (
  id            uuid primary key,
  committee_id  uuid not null references committee,
  unit_id       uuid not null references unit,
  position      text not null references chain_position,
  status        text not null constraint application_has_a_status check (status in ('submitted', 'in_review', 'admitted', 'declined', 'withdrawn')),
  answers       jsonb not null,
  submitted_by  uuid not null references person,
  submitted_at  timestamptz not null default now(),
  decided_by    uuid references person,
  decided_at    timestamptz,
  reasons       text,
  membership_id uuid references membership,
  version       integer not null default 1,
  constraint application_decision_is_whole check (
    (status in ('admitted', 'declined')) = (decided_by is not null and decided_at is not null and reasons is not null)),
  constraint application_admits_to_a_membership check ((status = 'admitted') = (membership_id is not null))
);
create unique index application_is_open_once on application (committee_id, unit_id) where status in ('submitted', 'in_review');
create index application_by_committee on application (committee_id, id desc);
create index application_by_unit on application (unit_id, id desc);

create table application_document (
  application_id uuid not null references application,
  file_id        uuid not null references file,
  primary key (application_id, file_id)
);

create table review (
  id             uuid primary key,
  application_id uuid not null references application,
  reviewer_id    uuid not null references person,
  assigned_by    uuid not null references person,
  assigned_at    timestamptz not null default now(),
  conflict       text,
  judgements     jsonb,
  recommends     boolean,
  submitted_at   timestamptz,
  version        integer not null default 1,
  constraint review_is_given_once unique (application_id, reviewer_id),
  constraint review_is_either_given_or_declined check (conflict is null or submitted_at is null),
  constraint review_is_whole check ((submitted_at is null) = (judgements is null) and (submitted_at is null) = (recommends is null))
);
comment on column review.conflict is 'The conflict of interest that the reviewer declared; then they do not judge.';
comment on column review.judgements is 'By criterion key: {meets: yes|partly|no, comment}.';
create index review_by_reviewer on review (reviewer_id, application_id);

-- What was done with an application, and under which post, is read from the record of events.
create index event_of_application on event ((details ->> 'applicationId')) where details ->> 'applicationId' is not null;

-- Nobody decides before two reviewers without a conflict have judged, whatever the code does.
create function application_has_two_reviews() returns trigger language plpgsql as $$
begin
  if (select count(*) from review where application_id = new.id and submitted_at is not null) < 2 then
    raise exception 'application % has fewer than two reviews', new.id
      using errcode = 'check_violation', constraint = 'application_has_two_reviews';
  end if;
  return new;
end $$;
create trigger application_has_two_reviews before insert or update on application
  for each row when (new.status in ('admitted', 'declined')) execute function application_has_two_reviews();

grant select, insert, delete on file to juguang_app;
grant update (attached_at) on file to juguang_app;
grant select, insert on application_document to juguang_app;
grant select, insert, update on application, review to juguang_app;
