-- Inner nodes of the Merkle tree over all sealed facts, so that a proof reads some hundred rows and not millions.
create table tree_node (
  level               smallint not null constraint tree_node_stands_above_leaves check (level > 0),
  number              bigint not null constraint tree_node_is_numbered_from_zero check (number >= 0),
  hash                bytea not null,
  through_era         smallint not null,
  through_transaction xid8 not null,
  through_fact        uuid not null,
  primary key (level, number)
);
-- In which group of 256 a fact stands, and so its place in the tree.
create unique index tree_node_in_order on tree_node (through_era, through_transaction, through_fact) where level = 1;
comment on table tree_node is 'Roots of the complete subtrees of 256 facts (level 1), of 256 of those (level 2) and so on, written with the seal that completes them.';
comment on column tree_node.number is 'From 0, from left to right within the level.';
comment on column tree_node.through_fact is 'With era and transaction, the last fact under the node.';
grant select, insert on tree_node to juguang_app;
