-- Sums by month, so that a figure costs the same after ten years as after one: whole months, then the days of the last.
-- Sums by unit and place are kept by month only: by day, a city with thousands of units would keep nearly a row per fact.
create table monthly_sum (
  measure     text not null,
  slice       text collate "C" not null,
  month       date not null constraint monthly_sum_is_of_a_month check (extract(day from month) = 1),
  quantity    bigint not null,
  facts       integer not null,
  standing    integer not null,
  leavings    bigint not null,
  corrections bigint not null,
  -- The parts of a figure are added up from the index alone: their rows lie scattered by month.
  primary key (measure, slice, month) include (quantity)
);
comment on table monthly_sum is 'Sealed facts added up by the month they count for.';
comment on column monthly_sum.slice is 'As in daily_sum, and unit:<committee>:<unit> and place:<committee>:<code>, the committee empty where the fact names none. So a prefix gives the parts of a whole measure or of one committee''s. In collation C, in which a prefix is a range.';
comment on column monthly_sum.month is 'The first day of the month.';

-- Of what changed, these are rare and told apart; what came is the rest.
alter table daily_sum add column leavings bigint not null default 0, add column corrections bigint not null default 0;
alter table daily_sum alter column leavings drop default, alter column corrections drop default;
comment on column daily_sum.leavings is 'The part of quantity that facts below zero make which correct nothing: zero or less.';
comment on column daily_sum.corrections is 'The part of quantity that takes back facts that were wrong.';

-- A mistake that was put right may happen again: the key of whoever was counted by mistake counts anew.
alter table fact add column attempt smallint not null default 0;
comment on column fact.attempt is 'How many facts of the same measure, key and quantity were taken back before; set by trigger, and no part of the leaf that is sealed.';
-- A plan that was made while the table was empty would read all of it for each fact of a long insert.
create function fact_attempt() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  new.attempt := (
    select count(*) from fact earlier
    where (earlier.measure, earlier.counted_once, earlier.quantity) = (new.measure, new.counted_once, new.quantity)
      and exists (select from fact reversal where reversal.reverses = earlier.id));
  return new;
end $$;
create trigger fact_attempt before insert on fact
  for each row when (new.counted_once is not null) execute function fact_attempt();
drop index fact_counted_once;
create unique index fact_counted_once on fact (measure, counted_once, quantity, attempt) where counted_once is not null;
-- Under a key a correction could be taken for a second leaving, and then it would count nothing, in silence.
alter table fact add constraint fact_reversal_has_no_key check (reverses is null or counted_once is null) not valid;
create index fact_reversals on fact (measure, day) where reverses is not null;

-- Facts that are sealed already, added up as platform/seal.ts does it.
with newest as (select * from seal order by number desc limit 1)
insert into monthly_sum (measure, slice, month, quantity, facts, standing, leavings, corrections)
select measure, slice, date_trunc('month', day::timestamp)::date, sum(quantity), count(*), sum(sign(quantity)),
       coalesce(sum(quantity) filter (where quantity < 0 and reverses is null), 0),
       coalesce(sum(quantity) filter (where reverses is not null), 0)
from newest join fact on (fact.era, fact.transaction_id, fact.id)
    <= (newest.through_era, newest.through_transaction, newest.through_fact)
cross join lateral (values (''), ('committee:' || committee_id), ('unit:' || coalesce(committee_id::text, '') || ':' || unit_id),
  ('place:' || coalesce(committee_id::text, '') || ':' || place_code)) as part (slice)
where slice is not null
group by 1, 2, 3;

with newest as (select * from seal order by number desc limit 1), told_apart as (
  select measure, slice, day, coalesce(sum(quantity) filter (where reverses is null), 0) as leavings,
         coalesce(sum(quantity) filter (where reverses is not null), 0) as corrections
  from newest join fact on (fact.era, fact.transaction_id, fact.id)
      <= (newest.through_era, newest.through_transaction, newest.through_fact)
  cross join lateral (values (''), ('committee:' || committee_id)) as part (slice)
  where slice is not null and (quantity < 0 or reverses is not null)
  group by 1, 2, 3
)
update daily_sum set leavings = told_apart.leavings, corrections = told_apart.corrections from told_apart
where (daily_sum.measure, daily_sum.slice, daily_sum.day) = (told_apart.measure, told_apart.slice, told_apart.day);

grant select, insert, update on monthly_sum to juguang_app;
