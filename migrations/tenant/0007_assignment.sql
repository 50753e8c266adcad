-- Who follows which unit, under which plan, and why. Size: a commune 102 rows a plan, a province 12 684.
create table draft (
  id           uuid primary key,
  plan_id      uuid not null references plan,
  kind         text not null check (kind in ('inCharge', 'followAndSupport', 'assist')),
  held_tier    integer not null check (held_tier between 1 and 9),
  title        text not null check (length(title) between 1 and 120),
  effective_on date not null,
  whole_tier   boolean not null,                        -- every unit of the tier there is; false: those chosen
  rules        jsonb not null,                          -- as the engine was asked: {by, spread, hard, points, tiers, compact, maxChanges, leadersForHeavy, forbid}
  result       jsonb not null,                          -- bound, certificate, seed …: as the engine answered
  facts_hash   text not null,                           -- of what it was computed from: a stale draft says so
  made_by      uuid not null references official,
  made_on      date not null,
  published_on date,
  steps        integer not null default 0               -- changes so far, those taken back included
);
create index draft_of on draft (plan_id);
create table assignment (
  id           uuid primary key,
  plan_id      uuid not null references plan,
  kind         text not null check (kind in ('inCharge', 'followAndSupport', 'assist')),
  unit_id      uuid not null references unit,
  official_id  uuid not null references official,
  held         daterange not null check (not isempty(held) and not lower_inf(held)),
  reason       jsonb not null default '{}',             -- cost parts and what was decisive, as the annex prints it
  published_on date not null,
  received_on  date,                                    -- tiếp nhận
  objection    text check (length(objection) <= 500),
  objected_on  date,
  answer       text check (length(answer) <= 500),
  answered_on  date,
  answered_by  uuid references official,
  end_reason   text check (length(end_reason) <= 300),  -- why it ended by itself; a new plan or a handover says it otherwise
  check ((objection is null) = (objected_on is null)),
  check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null)),
  check (answer is null or objection is not null),
  exclude using gist (unit_id with =, kind with =, held with &&)
);
create index assignment_of on assignment (official_id);
create index assignment_of_unit on assignment (unit_id);
create index assignment_plan on assignment (plan_id);
create index assignment_not_received on assignment (published_on) where received_on is null;
create table draft_row (
  draft_id      uuid not null references draft on delete cascade,
  unit_id       uuid not null references unit,
  official_id   uuid references official,               -- null: nobody yet
  proposed_id   uuid references official,               -- whom the engine gave it to
  locked        boolean not null default false,
  cost          bigint not null default 0 check (cost >= 0),
  reason        jsonb not null default '{}',
  assignment_id uuid references assignment,             -- once published: the new one, or the one that was kept
  primary key (draft_id, unit_id)
);
create index draft_row_published on draft_row (assignment_id) where assignment_id is not null;
create table draft_official (
  draft_id    uuid not null references draft on delete cascade,
  official_id uuid not null references official,
  least       integer not null default 0 check (least >= 0),
  most        integer check (most >= least),
  primary key (draft_id, official_id)
);
-- What an open draft was before each of its last changes, so that they can be taken back one by one. Size: at most twenty an open
-- draft; a move one row, a planning all: 10 KB stored for 102 rows, 1.2 MB for a province.
create table draft_step (
  draft_id uuid not null references draft on delete cascade,
  nth      integer not null,
  did      text not null check (did in ('move', 'lock', 'forbid', 'replan')),
  before   jsonb not null,                              -- rows that changed, rules, officials and result as they were
  primary key (draft_id, nth)
);
-- How much work a unit is to whoever takes it; one that is not here is 1.
create table unit_workload (
  unit_id  uuid    primary key references unit,
  workload integer not null check (workload in (2, 3))
);
-- What a unit needs of whoever takes it: a skill at a level (1 to 3), wished for or required.
create table unit_need (
  unit_id  uuid    not null references unit,
  skill    text    not null check (length(skill) between 1 and 60),
  level    integer not null default 1 check (level between 1 and 3),
  required boolean not null default false,
  primary key (unit_id, skill)
);
