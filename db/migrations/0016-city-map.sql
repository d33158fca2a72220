-- The schematic map that a city pack may bring, for the large screen.
alter table city add column map jsonb;
comment on column city.map is 'map.yaml as it was read: outlines and points in a plane of its own, no coordinates of the earth; empty where the city brings none.';
