-- Checkpoints: what the tree of facts was, signed, so that it can leave the house. Seals alone prove nothing against
-- somebody who may rewrite them all; a checkpoint that another keeps does. Private keys are never in the database.
create table checkpoint_key (
  id         uuid primary key,
  name       text not null,
  public_key bytea not null
    constraint checkpoint_key_is_ed25519 check (length(public_key) = 32)
    constraint checkpoint_key_is_listed_once unique,
  began_at   timestamptz not null default now(),
  ended_at   timestamptz
);
comment on column checkpoint_key.name is 'Who signs: juguang. and the code of the city.';
comment on column checkpoint_key.ended_at is 'When another took its place; what it signed stays checkable.';

create table checkpoint (
  id          uuid primary key,
  seal_number bigint not null,
  tree_size   bigint not null,
  key_id      uuid not null references checkpoint_key,
  text        text not null,
  made_at     timestamptz not null default now(),
  constraint checkpoint_is_made_once unique (seal_number, key_id)
);
comment on table checkpoint is 'Signed notes (c2sp.org/tlog-checkpoint), the very bytes that were handed out.';
comment on column checkpoint.seal_number is 'No foreign key: a witness must outlast what it saw.';
create index checkpoint_by_size on checkpoint (tree_size, id);

create table checkpoint_delivery (
  checkpoint_id uuid not null references checkpoint,
  channel       text not null constraint checkpoint_delivery_goes_somewhere check (channel in ('webhook', 'mail')),
  delivered_at  timestamptz not null default now(),
  primary key (checkpoint_id, channel)
);
comment on table checkpoint_delivery is 'What the auditor was sent, so that a repeated job sends nothing twice.';

grant select, insert on checkpoint_key, checkpoint, checkpoint_delivery to juguang_app;
grant update (ended_at) on checkpoint_key to juguang_app;

-- A fact's place and attempt are not in its leaf. Without this, they could be changed unnoticed so long as the order stays.
alter table seal add column order_hash bytea;
comment on column seal.order_hash is 'SHA-256 over the places of its facts in order, each a line "era transaction attempt"; not in the seal''s hash, for the root holds the order itself.';
update seal set order_hash = (
  select sha256(convert_to(coalesce(string_agg(fact.era || ' ' || fact.transaction_id || ' ' || fact.attempt || E'\n', ''
    order by fact.era, fact.transaction_id, fact.id), ''), 'UTF8'))
  from fact
  where (fact.era, fact.transaction_id, fact.id) > (before.era, before.transaction_id, before.fact)
    and (fact.era, fact.transaction_id, fact.id) <= (seal.through_era, seal.through_transaction, seal.through_fact))
from (
  select number, lag(through_era, 1, (-1)::smallint) over in_order as era,
         lag(through_transaction, 1, '0'::xid8) over in_order as transaction_id,
         lag(through_fact, 1, '00000000-0000-0000-0000-000000000000'::uuid) over in_order as fact
  from seal window in_order as (order by number)) as before
where before.number = seal.number;
alter table seal alter column order_hash set not null;
