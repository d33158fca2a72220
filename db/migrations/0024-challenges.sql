-- Challenges (揭榜): a technology need is opened to bids, judged by experts without a conflict, awarded after a public
-- notice, and followed by milestones to its end. What must be true of every challenge is held here, whatever the code does.
create table challenge (
  id           uuid primary key,
  matter_id    uuid references matter,
  asked_by     uuid references person,
  unit_id      uuid references unit,
  status       text not null constraint challenge_has_a_status check (status in
               ('proposed', 'declined', 'open', 'in_review', 'noticed', 'under_way', 'solved', 'ended')),
  title        text not null,
  field        text not null,
  goal         text not null,
  reward       bigint not null constraint challenge_reward_is_no_debt check (reward >= 0),
  bids_until   timestamptz not null,
  detail       text not null,
  secrecy      integer not null default 1,
  proposed_by  uuid not null references person,
  proposed_at  timestamptz not null,
  published_at timestamptz,
  opened_at    timestamptz,
  closed_at    timestamptz,
  closing      text,
  version      integer not null default 1,
  constraint challenge_is_somebodys check (asked_by is not null or unit_id is not null),
  constraint challenge_is_published_while_public check ((published_at is null) = (status in ('proposed', 'declined'))),
  constraint challenge_closing_is_whole check (
    (status in ('declined', 'solved', 'ended')) = (closed_at is not null) and (closed_at is null) = (closing is null)),
  constraint challenge_opens_bids_after_the_deadline check (opened_at >= bids_until),
  constraint challenge_goes_on_with_opened_bids check (
    status not in ('in_review', 'noticed', 'under_way', 'solved') or opened_at is not null)
);
comment on column challenge.reward is 'In yuan.';
comment on column challenge.bids_until is 'The first moment that is too late for a bid.';
comment on column challenge.detail is 'Technical detail: only for the asker, the office, and chosen units that accepted the present secrecy text; each reading is kept.';
comment on column challenge.secrecy is 'Version of the secrecy text that must be accepted now.';
comment on column challenge.opened_at is 'When the bids were opened; nobody but the bidder reads a bid before.';
comment on column challenge.closing is 'Why it was declined or ended, or what solved it.';
create unique index challenge_of_a_matter_is_one on challenge (matter_id) where status not in ('declined', 'ended');
create index challenge_by_status on challenge (status, id desc);

create table challenge_secrecy (
  challenge_id uuid not null references challenge,
  version      integer not null,
  words        text not null,
  written_by   uuid not null references person,
  written_at   timestamptz not null,
  primary key (challenge_id, version)
);

create table challenge_invitation (
  challenge_id uuid not null references challenge,
  unit_id      uuid not null references unit,
  invited_by   uuid not null references person,
  invited_at   timestamptz not null,
  withdrawn_at timestamptz,
  primary key (challenge_id, unit_id)
);

create table challenge_acceptance (
  challenge_id uuid not null,
  unit_id      uuid not null,
  version      integer not null,
  accepted_by  uuid not null references person,
  accepted_at  timestamptz not null,
  primary key (challenge_id, unit_id, version),
  constraint acceptance_is_of_a_chosen_unit foreign key (challenge_id, unit_id) references challenge_invitation,
  constraint acceptance_is_of_a_known_text foreign key (challenge_id, version) references challenge_secrecy
);

create table challenge_reading (
  id           uuid primary key,
  challenge_id uuid not null references challenge,
  unit_id      uuid references unit,
  version      integer,
  read_by      uuid not null references person,
  read_at      timestamptz not null,
  constraint reading_of_a_unit_follows_its_acceptance foreign key (challenge_id, unit_id, version) references challenge_acceptance,
  constraint reading_of_a_unit_names_the_text check ((unit_id is null) = (version is null))
);
comment on table challenge_reading is 'Who read the technical detail and when, written before it is shown. Without a unit: the asker or the office.';
create index reading_of_challenge on challenge_reading (challenge_id, id);

create table challenge_bid (
  id           uuid primary key,
  challenge_id uuid not null references challenge,
  unit_id      uuid not null references unit,
  plan         text not null,
  team         text not null,
  price        bigint not null constraint bid_price_is_no_debt check (price >= 0),
  given_by     uuid not null references person,
  given_at     timestamptz not null,
  withdrawn_at timestamptz,
  constraint bid_is_given_once unique (challenge_id, unit_id)
);
comment on column challenge_bid.price is 'In yuan.';

create table challenge_bid_file (
  bid_id  uuid not null references challenge_bid,
  file_id uuid not null references file,
  primary key (bid_id, file_id)
);

create table challenge_review (
  id           uuid primary key,
  challenge_id uuid not null references challenge,
  expert_id    uuid not null references person,
  assigned_by  uuid not null references person,
  assigned_at  timestamptz not null,
  conflict     text,
  judgements   jsonb,
  recommends   uuid references challenge_bid,
  given_at     timestamptz,
  constraint challenge_review_is_given_once unique (challenge_id, expert_id),
  constraint challenge_review_is_either_given_or_declined check (conflict is null or given_at is null),
  constraint challenge_review_is_whole check ((given_at is null) = (judgements is null) and (given_at is not null or recommends is null)),
  constraint challenge_review_is_by_another_than_who_assigned check (expert_id <> assigned_by)
);
comment on column challenge_review.recommends is 'The bid to be awarded in the view of this expert; null where none.';
create index challenge_review_by_expert on challenge_review (expert_id, challenge_id);

create table challenge_award (
  id           uuid primary key,
  challenge_id uuid not null references challenge,
  bid_id       uuid not null references challenge_bid,
  state        text not null default 'noticed' constraint award_has_a_state check (state in ('noticed', 'confirmed', 'revoked')),
  reasons      text not null,
  proposed_by  uuid not null references person,
  proposed_at  timestamptz not null,
  notice_until timestamptz not null,
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  constraint award_is_confirmed_by_another check (confirmed_by <> proposed_by),
  constraint award_is_confirmed_after_its_notice check (confirmed_at >= notice_until),
  constraint award_confirmation_is_whole check (
    (state = 'confirmed') = (confirmed_by is not null) and (confirmed_by is null) = (confirmed_at is null))
);
comment on column challenge_award.notice_until is 'The end of the public notice, five working days after the proposal: the first moment at which it may be confirmed.';
create unique index challenge_has_one_award on challenge_award (challenge_id) where state <> 'revoked';

create table challenge_objection (
  id          uuid primary key,
  award_id    uuid not null references challenge_award,
  words       text not null,
  raised_by   uuid not null references person,
  raised_at   timestamptz not null,
  is_upheld   boolean,
  answer      text,
  answered_by uuid references person,
  answered_at timestamptz,
  constraint objection_is_raised_once unique (award_id, raised_by),
  constraint objection_is_answered_by_another check (answered_by <> raised_by),
  constraint objection_answer_is_whole check ((is_upheld is null) = (answer is null) and
    (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);

create table challenge_milestone (
  id           uuid primary key,
  challenge_id uuid not null references challenge,
  title        text not null,
  due_on       date not null,
  state        text not null default 'planned' constraint milestone_has_a_state check (state in ('planned', 'reported', 'accepted')),
  report       text,
  reported_by  uuid references person,
  reported_at  timestamptz,
  answer       text,
  accepted_by  uuid references person,
  accepted_at  timestamptz,
  constraint milestone_report_is_whole check (state = 'planned' or (report is not null and reported_by is not null and reported_at is not null)),
  constraint milestone_acceptance_is_whole check (
    (state = 'accepted') = (accepted_by is not null) and (accepted_by is null) = (accepted_at is null)),
  constraint milestone_is_accepted_by_another check (accepted_by <> reported_by)
);
create index milestone_of_challenge on challenge_milestone (challenge_id, due_on, id);

-- What was done with a challenge, and under which post, is read from the record of events.
create index event_of_challenge on event ((details ->> 'challengeId')) where details ->> 'challengeId' is not null;

create function bid_is_given_in_time() returns trigger language plpgsql as $$
begin
  if exists (select from challenge where id = new.challenge_id and (status <> 'open' or bids_until <= new.given_at)) then
    raise exception 'bid % comes too late', new.id using errcode = 'check_violation', constraint = 'bid_is_given_in_time';
  end if;
  return new;
end $$;
create trigger bid_is_given_in_time before insert or update of plan, team, price, given_at on challenge_bid
  for each row execute function bid_is_given_in_time();

create function award_is_of_a_reviewed_bid() returns trigger language plpgsql as $$
begin
  if (select count(*) from challenge_review where challenge_id = new.challenge_id and given_at is not null) < 2 then
    raise exception 'challenge % has fewer than two reviews', new.challenge_id
      using errcode = 'check_violation', constraint = 'award_has_two_reviews';
  end if;
  if not exists (select from challenge_bid
      where id = new.bid_id and challenge_id = new.challenge_id and withdrawn_at is null) then
    raise exception 'bid % does not stand', new.bid_id
      using errcode = 'check_violation', constraint = 'award_is_of_a_standing_bid';
  end if;
  if new.state = 'confirmed' and exists (select from challenge_objection where award_id = new.id and is_upheld is not false) then
    raise exception 'award % has an objection', new.id
      using errcode = 'check_violation', constraint = 'award_has_no_open_objection';
  end if;
  return new;
end $$;
create trigger award_is_of_a_reviewed_bid before insert or update on challenge_award
  for each row when (new.state <> 'revoked') execute function award_is_of_a_reviewed_bid();

create function challenge_follows_its_award() returns trigger language plpgsql as $$
begin
  if new.status in ('under_way', 'solved')
     and not exists (select from challenge_award where challenge_id = new.id and state = 'confirmed') then
    raise exception 'challenge % has no confirmed award', new.id
      using errcode = 'check_violation', constraint = 'challenge_is_worked_on_after_its_award';
  end if;
  if new.status = 'solved' and coalesce((select not bool_and(state = 'accepted')
      from challenge_milestone where challenge_id = new.id), true) then
    raise exception 'challenge % has milestones that are not accepted', new.id
      using errcode = 'check_violation', constraint = 'challenge_is_solved_by_accepted_milestones';
  end if;
  return new;
end $$;
create trigger challenge_follows_its_award before insert or update on challenge
  for each row execute function challenge_follows_its_award();

grant select, insert, update on challenge, challenge_invitation, challenge_bid, challenge_review, challenge_award,
  challenge_objection, challenge_milestone to juguang_app;
grant select, insert on challenge_secrecy, challenge_acceptance, challenge_reading to juguang_app;
grant select, insert, delete on challenge_bid_file to juguang_app;
