-- Who follows which unit, under which plan, and why. Size: a commune 102 rows a plan, a province 12 684.
create table draft (
  id           uuid primary key,
  plan_id      uuid not null references plan,
  kind         text not null check (kind in ('inCharge', 'followAndSupport')),
  title        text not null check (length(title) between 1 and 120),
  effective_on date not null,
  rules        jsonb not null,                          -- as the engine was asked
  result       jsonb not null,                          -- loads, fairness, certificate, seed: as the engine answered
  facts_hash   text not null,                           -- of what it was computed from: a stale draft says so
  made_by      uuid not null references official,
  made_on      date not null,
  published_on date
);
create index draft_of on draft (plan_id);
create table draft_row (
  draft_id    uuid not null references draft on delete cascade,
  unit_id     uuid not null references unit,
  official_id uuid references official,                 -- null: nobody yet
  proposed_id uuid references official,                 -- whom the engine gave it to
  locked      boolean not null default false,
  reason      jsonb not null default '{}',              -- cost parts and what was decisive
  primary key (draft_id, unit_id)
);
create table draft_official (
  draft_id    uuid not null references draft on delete cascade,
  official_id uuid not null references official,
  least       integer not null default 0 check (least >= 0),
  most        integer check (most >= least),
  primary key (draft_id, official_id)
);
create table assignment (
  id           uuid primary key,
  plan_id      uuid not null references plan,
  kind         text not null check (kind in ('inCharge', 'followAndSupport')),
  unit_id      uuid not null references unit,
  official_id  uuid not null references official,
  held         daterange not null check (not isempty(held)),
  reason       jsonb not null default '{}',
  published_on date not null,
  received_on  date,                                    -- tiếp nhận
  objection    text check (length(objection) <= 500),
  objected_on  date,
  answered_on  date,
  answer       text check (length(answer) <= 500),
  exclude using gist (unit_id with =, kind with =, held with &&)
);
create index assignment_of on assignment (official_id);
create index assignment_plan on assignment (plan_id);
