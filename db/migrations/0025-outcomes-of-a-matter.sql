-- A matter's page and a body's rates look for the outcomes of one matter, open or answered.
create index outcome_of_matter on outcome (matter_id, id);
