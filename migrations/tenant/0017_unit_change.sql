-- Changes of the tree, each with what stood before it, so that it can be taken back. Size: a few a year; the country's mergers of 2025 are one,
-- with about 14 000 units.
create table unit_change (
  id        uuid primary key,
  number    bigint generated always as identity unique,  -- the order in which they were made, one at a time
  kind      text not null check (kind ~ '^unit\.[a-zA-Z]+$'),
  day       date not null,                               -- from which day it holds
  document  text not null default '' check (length(document) <= 300), -- by which decision or resolution
  made_by   uuid not null references official,
  made_on   date not null,
  undone_by uuid references official,
  undone_on date,
  check ((undone_by is null) = (undone_on is null))
);
-- Each unit it touched, as it was known before; null: there was no such unit. No reference to unit: one taken back is gone.
create table unit_change_unit (
  change_id uuid not null references unit_change,
  unit_id   uuid not null,
  before    jsonb,
  primary key (change_id, unit_id)
);
create index unit_change_of on unit_change_unit (unit_id);
-- Rows of other slices that followed it, as their slice needs to put them back; null: the change made them. Size: the rows that hung on what ended.
create table unit_change_row (
  change_id uuid not null references unit_change,
  what      text not null,                               -- assignment, concern, duty …
  row_id    uuid not null,
  before    jsonb,
  primary key (change_id, what, row_id)
);
-- What a unit became: the whole of it or a part went to another, by which change. `above`: it ended without a successor.
-- The heir, one at an end, is where what is still open goes and where what was written of it counts from that day.
create table unit_lineage (
  from_id    uuid    not null references unit,
  to_id      uuid    not null references unit check (to_id <> from_id),
  day        date    not null,
  change_id  uuid    not null references unit_change,
  how        text    not null check (how in ('whole', 'part', 'above')),
  households integer check (households >= 0),             -- that went there, where it was said
  heir       boolean not null,
  primary key (from_id, to_id, day)
);
create unique index unit_heir on unit_lineage (from_id, day) where heir;
create index unit_lineage_to on unit_lineage (to_id, day);
create index unit_lineage_of on unit_lineage (change_id);
