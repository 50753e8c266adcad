-- The tree of units, with dates. A unit's identity is its id alone; what it is called, what it is and where it hangs are facts
-- with validity. Size: a commune 110 units, a province 12 684 groups and about 14 000 units; closure about 4 rows a unit.
create table unit_kind (
  code text primary key check (code ~ '^[a-z][a-zA-Z]*$'),
  vi   text not null,                                   -- as this tenant calls it: ấp, khóm, thôn, bản …
  en   text not null,
  tier integer not null check (tier between 0 and 9)    -- 0 the country, 1 province … 5 group; tiers may be skipped
);
create table unit (
  id uuid primary key
);
-- No two rows of one unit hold on the same day. The index that forbids it is made of expressions, so that it serves nothing else: by its
-- own columns PostgreSQL would take it for the better one wherever a unit is looked up (the more so as it cannot know, while it plans,
-- that on most days nearly every row holds), and it finds the few rows of a unit a hundred times more slowly than the plain one.
create table unit_fact (
  unit_id      uuid      not null references unit,
  valid        daterange not null check (not isempty(valid)),
  kind         text      not null references unit_kind,
  name         text      not null check (length(name) between 1 and 120),
  code         text      check (length(code) <= 20),    -- of the statistics office: reused for other units, so never an identity
  ordinal      integer,
  households   integer   check (households between 0 and 100000), -- null: not known
  lat          double precision check (lat between -90 and 90),
  lon          double precision check (lon between -180 and 180),
  made_up      boolean   not null default false,        -- a sample's own invention, said so wherever it shows
  sort_key     text collate "C" not null,
  search_key   text      not null,
  identity_key text      not null,
  exclude using gist ((coalesce(unit_id, unit_id)) with =, (daterange(lower(valid), upper(valid))) with &&)
);
create index unit_fact_search on unit_fact using gin ((' ' || search_key || ' ') public.gin_trgm_ops) with (fastupdate = off); -- found at once after a long list
create index unit_fact_of on unit_fact (unit_id);
create index unit_fact_code on unit_fact (code) where code is not null;
create table unit_edge (
  unit_id   uuid      not null references unit,
  parent_id uuid      not null references unit check (parent_id <> unit_id),
  valid     daterange not null check (not isempty(valid)),
  exclude using gist ((coalesce(unit_id, unit_id)) with =, (daterange(lower(valid), upper(valid))) with &&)
);
create index unit_edge_parent on unit_edge (parent_id);
create index unit_edge_of on unit_edge (unit_id);
-- Derived from the edges: every unit above every unit, itself included (depth 0), while it was so.
create table unit_closure (
  above_id uuid      not null references unit,
  below_id uuid      not null references unit,
  depth    integer   not null check (depth >= 0),
  valid    daterange not null check (not isempty(valid)),
  exclude using gist ((coalesce(above_id, above_id)) with =, (coalesce(below_id, below_id)) with =, (daterange(lower(valid), upper(valid))) with &&)
);
create index unit_closure_above on unit_closure (above_id, below_id);
create index unit_closure_below on unit_closure (below_id, depth);
-- Derived: where what is written of a unit counts, and who answers for it. While it stands, beneath what stands above it (as the closure says);
-- after its end, beneath its heir and what stands above that, so nothing written of it is ever without a place or in two.
create table unit_under (
  above_id uuid      not null references unit,
  below_id uuid      not null references unit,
  valid    daterange not null check (not isempty(valid)),
  exclude using gist ((coalesce(above_id, above_id)) with =, (coalesce(below_id, below_id)) with =, (daterange(lower(valid), upper(valid))) with &&)
);
create index unit_under_above on unit_under (above_id, below_id);
create index unit_under_below on unit_under (below_id);
-- The outline of a unit's ground, as the map of its day has it: GeoJSON, Polygon or MultiPolygon, WGS 84. Size: a commune 3 KB.
create table unit_boundary (
  unit_id uuid      not null references unit,
  valid   daterange not null check (not isempty(valid)),
  outline jsonb     not null check (outline ->> 'type' in ('Polygon', 'MultiPolygon')),
  exclude using gist (unit_id with =, valid with &&)
);
-- Which tier holds which (tỉnh nắm tới xã …), and by which kind of assignment: data with dates. Beside it a second one may assist.
create table chain_link (
  id          uuid primary key,
  holder_tier integer   not null,
  held_tier   integer   not null check (held_tier > holder_tier),
  kind        text      not null check (kind in ('inCharge', 'followAndSupport', 'assist')),
  valid       daterange not null check (not isempty(valid)),
  exclude using gist (holder_tier with =, held_tier with =, (case kind when 'assist' then 2 else 1 end) with =, valid with &&)
);
