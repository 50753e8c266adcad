-- Reviews (sơ kết, tổng kết, rút kinh nghiệm): date, body, period, attendance by post, figures frozen when signed. Size: a few a year.
create table review (
  id           uuid primary key,
  kind         text not null check (kind in ('periodReview', 'finalReview', 'lessonsLearned')),
  body_id      uuid not null references body,
  plan_id      uuid references plan,
  unit_id      uuid not null references unit,
  held_on      date not null,
  place        text not null default '' check (length(place) <= 160),
  period       daterange not null check (not isempty(period)),
  title        text not null check (length(title) between 1 and 300),
  number       integer check (number > 0),              -- of the report; null until signed
  symbol       text not null default '' check (length(symbol) <= 30),
  evaluation   jsonb not null default '{}',             -- {strengths, weaknesses, causes, lessons, tasks, proposals}: texts
  state        text not null check (state in ('draft', 'signed')),
  figures      jsonb,                                   -- frozen: the whole table as printed
  figures_hash text,
  signed_by    uuid references official,
  signed_on    date
);
create table attendance (
  review_id   uuid not null references review on delete cascade,
  row_id      uuid not null,
  official_id uuid references official,
  name        text not null check (length(name) between 1 and 100),
  post        text not null check (length(post) between 1 and 160),
  chair       boolean not null default false,
  guest       boolean not null default false,           -- from a tier above
  present     boolean not null default true,
  primary key (review_id, row_id)
);
create table commendation (
  id          uuid primary key,
  review_id   uuid references review,
  unit_id     uuid not null references unit,
  official_id uuid references official,                 -- an official, or the unit itself
  text        text not null check (length(text) between 1 and 500),
  day         date not null,
  by_id       uuid not null references official
);
