-- Reviews (sơ kết, tổng kết, rút kinh nghiệm): date, body, period, attendance by post, figures frozen when signed. Size: a few a year.
create table review (
  id           uuid primary key,
  kind         text not null check (kind in ('periodReview', 'finalReview', 'lessonsLearned')),
  body_id      uuid not null references body,
  plan_id      uuid not null references plan,
  unit_id      uuid not null references unit,
  held_on      date not null,
  place        text not null default '' check (length(place) <= 160),
  period_from  date not null,
  period_to    date not null check (period_to >= period_from),
  number       integer check (number > 0),              -- of the report; null until signed
  symbol       text not null default '' check (length(symbol) <= 30),
  evaluation   jsonb not null default '{}',             -- texts: strengths, shortcomings, causes, lessons, tasks, proposals
  state        text not null default 'draft' check (state in ('draft', 'signed')),
  figures      jsonb,                                   -- frozen: all that is printed
  figures_hash text,
  paper        jsonb,                                   -- frozen: what is printed, word for word
  log_head     text,
  signed_by    uuid references official,
  signed_for   uuid references official,                -- in whose place, where by delegation
  signed_on    date,
  check ((state = 'signed') = (figures is not null))
);
create index review_of on review (unit_id, held_on desc);
-- Who was invited, in which post, and whether they came. One person may be there in one post only; a guest comes from a tier above.
create table attendance (
  review_id   uuid not null references review on delete cascade,
  row_id      uuid not null,
  official_id uuid references official,
  name        text not null check (length(name) between 1 and 100),
  post        text not null check (length(post) between 1 and 160),
  chair       boolean not null default false,
  guest       boolean not null default false,
  present     boolean not null default true,
  primary key (review_id, row_id)
);
-- Of an official, or of the unit itself.
create table commendation (
  id          uuid primary key,
  review_id   uuid references review,
  unit_id     uuid not null references unit,
  official_id uuid references official,
  text        text not null check (length(text) between 1 and 500),
  day         date not null,
  by_id       uuid not null references official
);
create index commendation_of on commendation (review_id);
