-- The field diary (nhật ký cơ sở). Append-only: a wrong line is withdrawn by another line.
-- Size: 37 officials × about 5 lines a month ≈ 2 200 rows a commune-year, a province about 750 000; no partitioning needed.
create table visit (
  id                 uuid primary key,                  -- made on the device
  official_id        uuid not null references official, -- whose visit it is
  noted_by           uuid not null references official, -- a clerk may enter from paper; both names show
  acting_as          text not null default 'assigned' check (acting_as in ('assigned', 'cell', 'memberInCharge', 'groupHead', 'clerk')),
  unit_id            uuid not null references unit,
  day                date not null check (day >= '2010-01-01'),
  kind               text not null check (kind in ('contact', 'cellMeeting', 'groupMeeting', 'localActivity', 'householdCall')),
  household_number   integer check (household_number > 0),       -- a number in its group, never a name
  households_present integer check (households_present between 0 and 1000),
  households_total   integer check (households_total between 0 and 1000), -- frozen when the meeting opened; null: not known
  note               text not null check (length(note) <= 2000),
  agreed             text not null default '' check (length(agreed) <= 2000),
  noted_at           timestamptz not null,              -- by the device's clock
  received_on        date not null,
  check (households_present is null and households_total is null or kind = 'groupMeeting'),
  check (households_present <= households_total),
  check (household_number is null or kind = 'householdCall')
);
create index visit_of_unit on visit (unit_id, day);
create index visit_of_official on visit (official_id, day);
create index visit_of_day on visit (day, id);             -- the newest of a whole province: read from its end, not sorted
create table visit_topic (
  visit_id       uuid not null references visit,
  topic_id       uuid not null references topic,
  households_did integer check (households_did between 0 and 1000), -- how many now do it: a count; null: not asked
  primary key (visit_id, topic_id)
);
create index visit_topic_topic on visit_topic (topic_id);
-- The official's own contribution, kept apart from what was mobilised from others.
create table contribution (
  id          uuid primary key,
  official_id uuid not null references official,
  noted_by    uuid not null references official,
  unit_id     uuid not null references unit,
  visit_id    uuid references visit,
  day         date not null,
  kind        text not null check (kind in ('idea', 'work', 'money')),
  what        text not null check (length(what) between 1 and 500),
  value_vnd   bigint check (value_vnd > 0),
  check ((kind = 'money') = (value_vnd is not null))
);
create index contribution_of_unit on contribution (unit_id, day);
create index contribution_of_official on contribution (official_id, day);
create index contribution_of_visit on contribution (visit_id) where visit_id is not null;
-- One withdrawal a line, with a reason; a replacement is a new line that names the old one.
create table withdrawal (
  row_id       uuid primary key,                        -- of a visit, a contribution …
  what         text not null check (what in ('visit', 'contribution', 'situationNote', 'support')),
  replaced_by  uuid,
  reason       text not null check (length(reason) between 1 and 300),
  withdrawn_by uuid not null references official,
  withdrawn_on date not null
);
create index withdrawal_replaced on withdrawal (replaced_by) where replaced_by is not null;
-- Of the unit, never of a person.
create table situation_note (
  id          uuid primary key,
  unit_id     uuid not null references unit,
  official_id uuid not null references official,
  noted_by    uuid not null references official,
  day         date not null,
  party_work  text not null default '' check (length(party_work) <= 2000),  -- công tác xây dựng Đảng ở chi bộ
  people_life text not null default '' check (length(people_life) <= 2000), -- đời sống, việc của dân trong đơn vị
  baseline    boolean not null default false,           -- the first one after receiving a unit
  check (party_work <> '' or people_life <> '')
);
create index situation_note_of on situation_note (unit_id, day desc);
create table meeting_day (
  id           uuid primary key,
  unit_id      uuid not null references unit,
  what         text not null check (what in ('cellMeeting', 'groupMeeting')),
  day_of_month integer check (day_of_month between 1 and 31), -- in a shorter month its last day
  week         integer check (week between 1 and 5),          -- or: the 2nd, 5 the last …
  weekday      integer check (weekday between 1 and 7),       -- … Friday
  time         text not null check (time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place        text not null default '' check (length(place) <= 120),
  valid        daterange not null check (not isempty(valid)),
  check ((day_of_month is null) <> (week is null)),
  check ((week is null) = (weekday is null)),
  exclude using gist (unit_id with =, what with =, valid with &&)
);
-- How the cell committee, the member in charge and the official worked together, per unit and month.
create table coordination (
  unit_id     uuid not null references unit,
  month       text not null check (month ~ '^\d{4}-\d{2}$'),
  level       text not null check (level in ('good', 'fair', 'poor')),
  note        text not null default '' check (length(note) <= 500),
  official_id uuid not null references official,
  day         date not null,
  primary key (unit_id, month)
);
