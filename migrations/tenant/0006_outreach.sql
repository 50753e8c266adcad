-- What people are told and moved to do (nội dung tuyên truyền), with its source and season. Size: tens a year.
create table topic (
  id       uuid primary key,
  unit_id  uuid references unit,                        -- for this unit and all beneath it; null: for every unit
  title    text not null check (length(title) between 1 and 300),
  source   text not null default '' check (length(source) <= 300), -- the document it comes from
  plan_id  uuid references plan,
  season   daterange not null default '(,)' check (not isempty(season)),
  priority integer not null default 2 check (priority between 1 and 3), -- 1 comes first
  ask      text not null default '' check (length(ask) <= 200)     -- what households are asked to do; empty: only told
);
