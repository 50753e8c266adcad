-- Officials, the bodies they sit in and the posts they hold. Size: a commune 60, a province about 4 300 officials.
-- No column here or anywhere for a view, religion, ethnicity, health, identity number, location trace or face.
create table official (
  id           uuid primary key,
  name         text not null check (length(name) between 1 and 100),
  category     text not null check (category in ('official', 'civilServant', 'publicEmployee', 'partTimeWorker', 'volunteer')),
  sector       text not null default '' check (length(sector) <= 120),     -- ngành
  post_title   text not null default '' check (length(post_title) <= 160), -- as lists print it, where no body's post says it
  home_unit_id uuid references unit,                    -- where one lives
  area_unit_id uuid references unit,                    -- địa bàn: the territory one knows or is charged with
  contact      text not null default '' check (length(contact) <= 60),
  active       daterange not null default '(,)' check (not isempty(active)),
  made_up      boolean not null default false,
  sort_key     text collate "C" not null,               -- by given name
  search_key   text not null
);
create index official_search on official using gin (search_key public.gin_trgm_ops) with (fastupdate = off);
create table official_skill (
  official_id uuid not null references official,
  skill       text not null check (length(skill) between 1 and 60),
  level       integer not null default 1 check (level between 1 and 3),
  strength    boolean not null default false,           -- a mark of strength (sở trường)
  primary key (official_id, skill)
);
create table absence (
  id          uuid primary key,
  official_id uuid not null references official,
  away        daterange not null check (not isempty(away)),
  reason      text not null check (length(reason) <= 200)
);
create index absence_of on absence (official_id);
-- A committee, board, cell, commission or office.
create table body (
  id          uuid primary key,
  unit_id     uuid not null references unit,
  kind        text not null check (kind in ('committee', 'standingCommittee', 'collectingBoard', 'cell', 'inspectionCommission',
                                            'office', 'peoplesCommittee', 'front', 'groupBoard', 'other')),
  name        text not null check (length(name) between 1 and 160),
  symbol      text not null default '' check (length(symbol) <= 20),       -- ĐU, HU, CB …
  layout      text not null default 'party' check (layout in ('party', 'state')),
  parent_name text not null default '' check (length(parent_name) <= 160), -- what a document prints above it
  valid       daterange not null default '(,)' check (not isempty(valid)),
  sort_key    text collate "C" not null,
  search_key  text not null default ''
);
create index body_of on body (unit_id);
-- A post in a body. Its holder is an official, or, for a cell or a group's board, a name and a contact: a duty, never a list of members.
create table post (
  id          uuid primary key,
  body_id     uuid not null references body,
  title       text not null check (title in ('secretary', 'standingDeputySecretary', 'deputySecretary', 'chair', 'deputyChair', 'head',
                                              'deputyHead', 'member', 'memberInCharge')),
  label       text not null default '' check (length(label) <= 120),       -- as printed, where the title alone does not say it
  unit_id     uuid references unit,                     -- memberInCharge: of which group
  official_id uuid references official,
  holder_name text not null default '' check (length(holder_name) <= 100),
  contact     text not null default '' check (length(contact) <= 60),
  held        daterange not null check (not isempty(held)),
  check (official_id is not null or holder_name <> ''),
  check (title <> 'memberInCharge' or unit_id is not null)
);
create index post_of_body on post (body_id);
create index post_of_official on post (official_id) where official_id is not null;
create index post_of_unit on post (unit_id) where unit_id is not null;
