-- Urging, inspection and direction: recorded acts, each with an answer or an end. Size: a commune about 200 a year.
create table urging (
  id          uuid primary key,
  by_id       uuid not null references official,
  unit_id     uuid not null references unit,
  to_id       uuid references official,                 -- an official …
  to_body_id  uuid references body,                     -- … or a body, a group's board
  about       text not null check (about in ('report', 'meeting', 'visit', 'concern', 'measure', 'receipt', 'direction', 'other')),
  about_id    uuid,                                     -- the report, concern … it is about
  month       text check (month ~ '^\d{4}-\d{2}$'),
  text        text not null check (length(text) between 1 and 1000),
  on_day      date not null,
  answer_due  date not null,
  answer      text check (length(answer) <= 1000),
  answered_by uuid references official,
  answered_on date,
  check ((to_id is null) <> (to_body_id is null))
);
create index urging_to on urging (to_id, on_day desc);
create index urging_unit on urging (unit_id, on_day desc);
create table inspection (
  id       uuid primary key,
  unit_id  uuid not null references unit,
  body_id  uuid not null references body,
  day      date not null,
  subject  text not null check (length(subject) between 1 and 300),
  findings text not null check (length(findings) <= 5000),
  led_by   uuid not null references official
);
create index inspection_of on inspection (unit_id, day desc);
create table direction (
  id            uuid primary key,
  by_id         uuid not null references official,
  unit_id       uuid not null references unit,          -- who must do it …
  to_body_id    uuid references body,
  to_id         uuid references official,               -- … and who answers for it
  inspection_id uuid references inspection,
  review_id     uuid,                                   -- given at a review
  text          text not null check (length(text) between 1 and 2000),
  on_day        date not null,
  due_on        date not null check (due_on >= on_day),
  state         text not null check (state in ('open', 'reported', 'done')),
  outcome       text not null default '' check (length(outcome) <= 2000),
  reported_on   date,
  done_on       date
);
create index direction_unit on direction (unit_id, due_on);
create index direction_to on direction (to_id, due_on) where state <> 'done';
