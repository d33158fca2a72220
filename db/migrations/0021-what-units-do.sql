-- A need finds units by the words of their names and of what they say they do: pairs of characters, and words of other scripts.
create function pairs_of(said text) returns tsvector
language sql immutable strict parallel safe
return array_to_tsvector(array(
  select substr(run[1], at, 2)
  from regexp_matches(normalize(lower(said), nfkc), '[\u4e00-\u9fff]{2,}', 'g') as run, generate_series(1, length(run[1]) - 1) as at
  union
  select 'w:' || run[1] from regexp_matches(normalize(lower(said), nfkc), '[a-z0-9]{2,60}', 'g') as run));

alter table unit add column offers tsvector not null
  generated always as (pairs_of(name || ' ' || coalesce(summary, ''))) stored;
comment on column unit.offers is 'Han pairs and words of its name and of what it does, for finding who can help; by its names alone it is found with search.';
create index unit_by_offers on unit using gin (offers);

-- What came of a matter is shown with it, and with every matter that is like it.
create index outcome_of_matter on outcome (matter_id, id);
