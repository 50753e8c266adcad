-- What residents and members raise, and what became of it. Size: a commune about 300 a year, a province about 40 000; steps about 4 each.
-- The words of a concern stand here and nowhere else: the command log keeps none of them, so they can be erased in one place.
create table concern (
  id                uuid primary key,
  number            integer not null unique check (number > 0), -- VM-0132; in order of arrival, without gaps
  unit_id           uuid not null references unit,      -- where it was heard; never changes
  answering_unit_id uuid not null references unit,      -- who owes the answer now
  kind              text not null check (kind in ('obstacle', 'hardship', 'grievance', 'wish')),
  source            text not null check (source in ('unit', 'member', 'resident')),
  reporter          text not null check (reporter in ('none', 'anonymous', 'sealed')),
  text              text not null check (length(text) <= 3000), -- empty once taken back or handed over
  proposal          text not null default '' check (length(proposal) <= 2000),
  task              text not null default '' check (length(task) <= 200), -- the local task it concerns
  shortcoming       boolean not null default false,     -- a standing shortcoming (tồn tại)
  official_id       uuid references official,           -- who carries it: who noted it, else who follows the unit
  noted_by          uuid references official,           -- null: a resident's own browser
  heard_on          date not null,
  due_on            date not null,
  state             text not null check (state in ('open', 'answered', 'closed', 'withdrawn', 'handedOver')),
  answered_on       date,
  answer            text check (length(answer) <= 3000),
  told_on           date,                               -- residents told
  closed_on         date,
  receipt_hash      bytea unique,                       -- keyed; null: no code was given
  check (noted_by is not null or reporter <> 'none'),
  check (receipt_hash is not null or reporter = 'none'),
  check (text <> '' or state in ('withdrawn', 'handedOver')),
  check ((answered_on is null) = (answer is null)),
  check (state <> 'open' or answered_on is null),
  check (state not in ('answered', 'closed') or answered_on is not null),
  check (told_on is null or answered_on is not null),
  check ((state = 'closed') = (closed_on is not null))
);
create index concern_of_unit on concern (unit_id, heard_on);
create index concern_answering on concern (answering_unit_id, due_on) where state = 'open';
create index concern_of_official on concern (official_id, heard_on);
create table concern_step (
  concern_id uuid not null references concern,
  number     integer not null check (number > 0),
  what       text not null check (what in ('heard', 'forwarded', 'deadline', 'answered', 'told', 'closed', 'reopened', 'withdrawn',
                                           'noted', 'handedOver', 'inherited')),
  by_id      uuid references official,                  -- null: the person with the receipt code
  on_day     date not null,
  from_id    uuid references unit,                      -- forwarded, inherited: from whom …
  to_id      uuid references unit,                      -- … to whom; at first: who owes the answer
  due_on     date,                                      -- the day of answer that this step sets
  text       text not null default '' check (length(text) <= 3000),
  primary key (concern_id, number)
);
-- Every opening of a sealed name: who, when, what for. The reporter reads it with the code.
create table seal_opening (
  id          uuid primary key,
  concern_id  uuid not null references concern,
  official_id uuid not null references official,
  on_day      date not null,
  purpose     text not null check (length(purpose) between 5 and 300),
  xid         xid8 not null default pg_current_xact_id()
);
create index seal_opening_of on seal_opening (concern_id);
-- Sealed: a row is found only in the transaction that logs its opening, whatever search_path or setting the login makes up.
create table concern_reporter (
  concern_id uuid primary key references concern,
  name       text not null check (length(name) between 1 and 100),
  contact    text not null default '' check (length(contact) <= 100)
);
alter table concern_reporter enable row level security;
create policy kept on concern_reporter for insert with check (true);
create policy opened on concern_reporter for select using (
  exists (select 1 from seal_opening o
           where o.concern_id = concern_reporter.concern_id and o.xid = pg_current_xact_id_if_assigned()));
-- What was taken back or handed over keeps no name: such a row may be found, to be deleted.
create policy erased on concern_reporter for delete using (true);
create policy found_to_erase on concern_reporter for select using (
  exists (select 1 from concern c where c.id = concern_reporter.concern_id and c.state in ('withdrawn', 'handedOver')));
-- Complaint (khiếu nại) and denunciation (tố cáo) belong to legal procedures: only where it went and when.
create table legal_handover (
  id          uuid primary key,
  unit_id     uuid not null references unit,
  concern_id  uuid unique references concern,           -- where it was taken for a concern at first; its words are erased
  kind        text not null check (kind in ('complaint', 'denunciation')),
  reference   text not null check (length(reference) between 1 and 60),
  handed_to   text not null check (length(handed_to) between 1 and 160),
  day         date not null,
  noted_by    uuid not null references official
);
create index legal_handover_of on legal_handover (unit_id, day);
-- Wrong receipt codes, counted by day and caller's keyed hash, so that guessing slows down. Erased after a day.
create table receipt_try (
  caller bytea not null,
  day    date  not null,
  wrong  integer not null default 0,
  last   timestamptz not null default clock_timestamp(),
  primary key (caller, day)
);
