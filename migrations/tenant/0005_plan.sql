-- Plans with number, date, period and parent; their roll-out; document numbers; holidays and due days.
-- Size: tens of plans a year; a commune's roll-out has one row an assignee; about 20 holidays a year.
create table plan (
  id           uuid primary key,
  body_id      uuid not null references body,           -- who issues it; a superior body's plan is only recorded here
  parent_id    uuid references plan check (parent_id <> id),
  type         text not null default 'KH' check (type in ('KH', 'CTr', 'ĐA', 'NQ', 'CT', 'HD', 'KL', 'QĐ')),
  number       integer check (number > 0),              -- null: a draft
  symbol       text not null check (length(symbol) between 1 and 30), -- KH/ĐU; as it was when issued
  subject      text not null check (length(subject) between 1 and 300),
  content      text not null default '' check (length(content) <= 20000),
  issued_on    date,
  period       daterange not null check (not isempty(period)),
  asks_below   boolean not null default true,           -- each unit directly below owes a plan of its own under this one
  withdrawn_on date,                                    -- a draft given up, or an issued one withdrawn; its number stays given
  made_up      boolean not null default false,
  check ((number is null) = (issued_on is null))
);
create index plan_parent on plan (parent_id);
create index plan_of_body on plan (body_id);
-- What became of a plan after its issue, and what it bore before that. Size: a few rows a year.
create table plan_change (
  id        uuid primary key,
  plan_id   uuid not null references plan,
  kind      text not null check (kind in ('corrected', 'withdrawn', 'restored')),
  reason    text not null check (length(reason) between 1 and 300),
  number    integer not null check (number > 0),
  issued_on date not null,
  subject   text not null check (length(subject) between 1 and 300),
  period    daterange not null check (not isempty(period)),
  day       date not null,
  by_id     uuid not null references official
);
create index plan_change_of on plan_change (plan_id);
-- What an issued plan, a signed monthly report, a record of handover says, word for word: so it prints ever after, whatever is renamed,
-- merged or put right since. A review keeps its own. Size: as the documents, some 5 KB each; a province 4 300 a month.
create table frozen_paper (
  of_id uuid primary key,                               -- the plan, the report, the handover
  paper jsonb not null
);
-- A committee's term (nhiệm kỳ): party numbers begin again with each. None noted: five years from the middle of 2015, 2020 …
create table term (
  body_id uuid      not null references body,
  name    text      not null check (name ~ '^\d{4}-\d{4}$'),         -- 2015-2020
  held    daterange not null check (not isempty(held)),
  primary key (body_id, name),
  exclude using gist (body_id with =, held with &&)
);
-- A number is given once: party series run per body, type and term, state series per calendar year.
create table document_number (
  body_id  uuid    not null references body,
  type     text    not null check (length(type) between 1 and 10),   -- KH, BC, QĐ …
  series   text    not null check (length(series) between 1 and 20), -- 2015-2020, or 2016
  number   integer not null check (number > 0),
  about    text    not null check (length(about) between 1 and 300), -- plan:<id>, review:<id> …; or what the paper book says
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
  noted_by     uuid references official,                -- a clerk who noted it for them; null: they confirmed themselves
  primary key (rollout_id, official_id),
  check (noted_by is null or confirmed_on is not null)
);
create index rollout_told_open on rollout_told (official_id) where confirmed_on is null;
-- A year that has a row here is decided; one without goes by what the law and the moon let expect (holiday.rules.ts).
-- Beside the days of rest stand the weekend days on which offices work in exchange for a day off (ngày làm bù).
create table holiday (
  day  date primary key,
  name text not null check (length(name) between 1 and 80),
  works boolean not null default false,                 -- a make-up day
  check (not works or extract(isodow from day) > 5)
);
-- When each hop of a report's route is due, and how long a concern may take. Counted after the period's end, or the day of hearing.
create table due_rule (
  id    uuid primary key,
  what  text not null check (what in ('reportAuthor', 'reportBoard', 'reportCommittee', 'concern', 'meeting', 'urging')),
  days  integer not null check (days between 0 and 120),
  basis text not null check (basis in ('workingDays', 'calendarDays', 'dayOfNextMonth')),
  valid daterange not null default '(,)' check (not isempty(valid)),
  check (basis <> 'dayOfNextMonth' or days between 1 and 31),
  exclude using gist (what with =, valid with &&)
);
-- What a tenant begins with; the clerk changes them from a day on.
insert into due_rule (id, what, days, basis) values
  (gen_random_uuid(), 'reportAuthor',     3, 'dayOfNextMonth'),
  (gen_random_uuid(), 'reportBoard',      5, 'dayOfNextMonth'),
  (gen_random_uuid(), 'reportCommittee', 10, 'dayOfNextMonth'),
  (gen_random_uuid(), 'concern',         10, 'calendarDays'),
  (gen_random_uuid(), 'meeting',          5, 'workingDays'),
  (gen_random_uuid(), 'urging',           5, 'workingDays');
