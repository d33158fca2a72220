-- People, their accounts and sessions, and the posts from which all rights come.
create table person (
  id         uuid primary key,
  name       text not null,
  created_at timestamptz not null default now()
);

create table account (
  person_id            uuid primary key references person,
  username             text not null constraint account_username_is_free unique
                       constraint account_username_is_lower_case check (username = lower(username)),
  password_hash        text not null,
  has_initial_password boolean not null,
  disabled_at          timestamptz,
  version              integer not null default 1
);
comment on column account.has_initial_password is 'An administrator made the password and has seen it; the person has not yet chosen their own.';
comment on column account.password_hash is 'argon2id in PHC string form.';
comment on column account.disabled_at is 'Since when nobody signs in with it; its sessions count no more at once.';

create table session (
  token_hash bytea primary key,
  person_id  uuid not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on column session.token_hash is 'SHA-256 of the token; the token itself is only in the cookie.';
create index session_by_person on session (person_id);
create index session_by_end on session (expires_at);

create table sign_in_attempt (
  id          uuid primary key,
  username    text not null,
  source      text not null,
  happened_at timestamptz not null default now(),
  succeeded   boolean not null default false
);
comment on table sign_in_attempt is 'Bounds guessing for each account and each source without locking out the owner elsewhere.';
comment on column sign_in_attempt.source is 'Socket address, behind the one named proxy if there is one.';
create index sign_in_attempt_by_username on sign_in_attempt (username, happened_at);
create index sign_in_attempt_succeeded on sign_in_attempt (username, source, happened_at) where succeeded;
create index sign_in_attempt_by_source on sign_in_attempt (source, happened_at);

create table role (
  key           text primary key,
  body_kind     text not null,
  is_power      boolean not null,
  administrator text not null constraint role_administrators_are_three check (administrator in ('none', 'system', 'security', 'audit')),
  name          jsonb not null,
  position      integer not null,
  constraint role_of_post unique (key, body_kind, is_power, administrator)
);
comment on column role.is_power is 'Granting it needs a second person.';
comment on column role.administrator is 'Which of the three separate administrators it is.';

create table post (
  id            uuid primary key,
  person_id     uuid not null references person,
  role          text not null,
  body_kind     text not null,
  body_id       uuid not null,
  is_power      boolean not null,
  administrator text not null,
  starts_on     date not null,
  ends_on       date,
  granted_by    uuid references person,
  granted_at    timestamptz not null default now(),
  confirmed_by  uuid references person,
  confirmed_at  timestamptz,
  ended_by      uuid references person,
  ended_at      timestamptz,
  version       integer not null default 1,
  -- What the role says is copied, so that the constraints below can rest on it, and cannot differ from the role.
  constraint post_is_as_its_role_says foreign key (role, body_kind, is_power, administrator)
    references role (key, body_kind, is_power, administrator) on update cascade,
  constraint post_term_runs_forward check (ends_on is null or ends_on >= starts_on),
  constraint post_is_not_granted_to_oneself check (granted_by <> person_id and confirmed_by <> person_id),
  constraint post_of_power_is_confirmed_by_another check (confirmed_by <> granted_by),
  constraint post_confirmation_is_whole check ((confirmed_by is null) or (confirmed_at is not null)),
  constraint post_is_held_once exclude using gist (
    person_id with =, role with =, body_id with =, daterange(starts_on, ends_on, '[]') with &&
  ) where (ended_at is null),
  -- 三员分立: system, security and audit administrator are three separate people.
  constraint post_administrators_are_separate exclude using gist (
    person_id with =, administrator with <>, daterange(starts_on, ends_on, '[]') with &&
  ) where (ended_at is null and administrator <> 'none')
);
comment on column post.body_kind is 'city, committee, unit …: rights reach this body only.';
comment on column post.granted_by is 'Empty where the operator of the machine granted it by command.';
comment on column post.confirmed_at is 'A post of power counts from here; others from granted_at.';
create index post_by_person on post (person_id);
create index post_by_body on post (body_kind, body_id);
create index post_waiting_for_second_person on post (granted_at) where is_power and confirmed_at is null and ended_at is null;

create function post_counts_on(post, day date) returns boolean language sql stable as $$
  select $1.ended_at is null and $1.starts_on <= day and ($1.ends_on is null or $1.ends_on >= day)
     and (not $1.is_power or $1.confirmed_at is not null)
$$;
comment on function post_counts_on is 'Whether a post gives its rights on this day.';

-- Asked at every request of whoever is signed in. A function keeps its plan for each connection; planning took most of the time.
create function actor_of(wanted bytea, today date)
returns table (person_id uuid, post_id uuid, role text, body_kind text, body_id uuid) language plpgsql stable as $$
begin
  return query
    select session.person_id, post.id, post.role, post.body_kind, post.body_id
    from session
    join account on account.person_id = session.person_id and account.disabled_at is null
    left join post on post.person_id = session.person_id and post_counts_on(post, today)
    where session.token_hash = wanted and session.expires_at > now()
    order by post.id;
end
$$;
comment on function actor_of is 'Who holds the session with this hash, in one row for each post that counts; no row where nobody does.';

create table notice (
  id         uuid primary key,
  body_kind  text not null,
  body_id    uuid not null,
  code       text not null,
  details    jsonb not null,
  created_at timestamptz not null default now(),
  read_at    timestamptz
);
comment on table notice is 'What a body is told; read by whoever holds a post there.';
comment on column notice.code is 'Says what happened; the reader''s screen has the words.';
create index notice_by_body on notice (body_kind, body_id, id desc);

grant select, insert on person, sign_in_attempt, notice to juguang_app;
grant update (name) on person to juguang_app;
grant select, insert, update on account, post to juguang_app;
grant select, insert, delete on session to juguang_app;
grant update (succeeded), delete on sign_in_attempt to juguang_app;
grant update (read_at) on notice to juguang_app;
grant select on role to juguang_app;
