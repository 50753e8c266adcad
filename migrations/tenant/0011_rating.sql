-- Rating of groups' activity (never of people's views) by a versioned scheme, and what is done for the weak. Size: 2 ratings a group-year.
create table rating_scheme (
  id       uuid primary key,
  name     text not null check (length(name) between 1 and 160),
  version  integer not null check (version > 0),
  criteria jsonb not null,                              -- [{id, vi, en, most}]
  levels   jsonb not null,                              -- [{id, vi, en, from, weak}] from the highest down
  valid    daterange not null check (not isempty(valid)),
  unique (name, version),
  exclude using gist (valid with &&)
);
create table rating (
  id        uuid primary key,
  unit_id   uuid not null references unit,
  scheme_id uuid not null references rating_scheme,
  day       date not null,
  scores    jsonb not null,
  total     integer not null,
  level     text not null,
  weak      boolean not null,
  note      text not null default '' check (length(note) <= 1000),
  rated_by  uuid not null references official
);
create index rating_of on rating (unit_id, day desc);
create table strengthening (
  id        uuid primary key,
  unit_id   uuid not null references unit,
  rating_id uuid not null references rating,
  goal      text not null check (length(goal) between 1 and 500),
  opened_on date not null,
  due_on    date not null check (due_on >= opened_on),
  closed_on date,
  outcome   text check (length(outcome) <= 500),
  opened_by uuid not null references official
);
create index strengthening_of on strengthening (unit_id);
create table measure (
  id               uuid primary key,
  strengthening_id uuid not null references strengthening,
  what             text not null check (length(what) between 1 and 300),
  official_id      uuid not null references official,
  due_on           date not null,
  done_on          date,
  result           text not null default '' check (length(result) <= 500)
);
create index measure_of on measure (strengthening_id);
create index measure_owed on measure (official_id, due_on) where done_on is null;
