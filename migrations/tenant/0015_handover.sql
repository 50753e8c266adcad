-- Handover (bàn giao): an assignment ends, a successor takes over what is open, both confirm. Size: a commune about 20 a year.
create table handover (
  id                uuid primary key,
  assignment_id     uuid not null references assignment,
  from_id           uuid not null references official,
  to_id             uuid not null references official check (to_id <> from_id),
  unit_id           uuid not null references unit,
  ends_on           date not null,                      -- the leaver's last day
  reason            text not null check (length(reason) between 1 and 300),
  items             jsonb not null,                     -- open concerns, measures, unsent reports, directions: as they stood
  note              text not null default '' check (length(note) <= 2000),
  state             text not null check (state in ('proposed', 'confirmed', 'refused', 'cancelled')),
  made_by           uuid not null references official,
  made_on           date not null,
  due_on            date not null,
  from_confirmed_on date,
  to_confirmed_on   date,
  settled_on        date,                               -- confirmed by both, refused or cancelled
  refusal           text check (length(refusal) <= 500),
  successor_assignment_id uuid references assignment
);
create index handover_open on handover (state) where state = 'proposed';
create unique index handover_once on handover (assignment_id) where state in ('proposed', 'confirmed');
