-- Plans with number, date, period and parent; their roll-out; document numbers; holidays and due days.
-- Size: tens of plans a year; a commune's roll-out has one row an assignee.
create table plan (
  id          uuid primary key,
  body_id     uuid not null references body,            -- who issues it
  parent_id   uuid references plan check (parent_id <> id),
  number      integer check (number > 0),               -- null: a draft
  symbol      text not null check (length(symbol) between 1 and 30), -- KH/ĐU
  subject     text not null check (length(subject) between 1 and 300),
  content     text not null default '' check (length(content) <= 20000),
  issued_on   date,
  period      daterange not null check (not isempty(period)),
  made_up     boolean not null default false,
  check ((number is null) = (issued_on is null))
);
create index plan_parent on plan (parent_id);
-- A number is given once: party series run per body, type and term, state series per calendar year.
create table document_number (
  body_id  uuid    not null references body,
  type     text    not null check (length(type) between 1 and 10),   -- KH, BC, QĐ …
  series   text    not null check (length(series) between 1 and 20), -- 2015-2020, or 2016
  number   integer not null check (number > 0),
  about    text    not null,                            -- plan:<id>, review:<id> …; or what the paper book says
  given_on date    not null,
  primary key (body_id, type, series, number)
);
create table rollout (
  id         uuid primary key,
  plan_id    uuid not null references plan,
  day        date not null,
  meeting    text not null check (length(meeting) <= 300)
);
create index rollout_of on rollout (plan_id);
create table rollout_told (
  rollout_id   uuid not null references rollout,
  official_id  uuid not null references official,
  confirmed_on date,
  primary key (rollout_id, official_id)
);
create table holiday (
  day  date primary key,
  name text not null check (length(name) between 1 and 80)
);
-- When each hop of a report's route is due, and how long a concern may take. Counted after the period's end, or the day of hearing.
create table due_rule (
  id    uuid primary key,
  what  text not null check (what in ('reportAuthor', 'reportBoard', 'reportCommittee', 'concern', 'meeting', 'urging')),
  days  integer not null check (days between 0 and 120),
  basis text not null check (basis in ('workingDays', 'dayOfNextMonth')),
  valid daterange not null default '(,)' check (not isempty(valid)),
  exclude using gist (what with =, valid with &&)
);
