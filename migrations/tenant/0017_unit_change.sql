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
  buckets   text[] not null,                             -- in which devices find the row, where it was and where it is
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
  document   text    not null default '',                 -- its own clause, beside the change's document
  primary key (from_id, to_id, day)
);
create unique index unit_heir on unit_lineage (from_id, day) where heir;
create index unit_lineage_to on unit_lineage (to_id, day);
create index unit_lineage_of on unit_lineage (change_id);
-- The size of one of the tree's tables, measured anew by whoever has just written much of it, in the same transaction. The server's own
-- housekeeping counts rows only once their transaction has ended: looking in before, it finds a large table without a row, and all that
-- follows is planned for none. Only an owner may measure, so this runs as the owner; it tells nothing and changes no row.
create function measure_size(of text) returns void language plpgsql security definer set search_path from current as $$
begin
  if of <> all ('{unit,unit_fact,unit_edge,unit_closure,unit_under,unit_lineage}'::text[]) then
    raise exception 'no table of the tree: %', of;
  end if;
  execute format('analyze %I', of);
end $$;
