-- The monthly report: drafted from the diary, frozen when signed, line by line. Size: 37 reports and about 450 lines a commune-month;
-- a province about 4 200 reports and 60 000 lines a month.
create table report (
  id            uuid primary key,
  official_id   uuid not null references official,
  unit_id       uuid not null references unit,          -- whose committee it goes to
  month         text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state         text not null check (state in ('draft', 'signed', 'collected', 'accepted', 'returned')),
  shortcomings  text not null default '' check (length(shortcomings) <= 3000),
  next_tasks    text not null default '' check (length(next_tasks) <= 3000),
  proposals     text not null default '' check (length(proposals) <= 3000),
  figures       jsonb,                                  -- frozen at signing: {figure: amount}
  figures_hash  text,
  log_head      text,
  signed_on     date,
  signed_for    uuid references official,               -- in whose place, where by delegation
  unique (official_id, unit_id, month)
);
create index report_of_month on report (unit_id, month);
-- The rows behind each signed figure. A row is told once; a row withdrawn after it was told comes back with a minus.
create table report_line (
  report_id uuid not null references report on delete cascade,
  figure    text not null,
  source    text not null,                              -- visit, concern, support …
  row_id    uuid not null,
  unit_id   uuid not null references unit,
  day       date not null,
  amount    bigint not null,
  late      boolean not null default false,             -- of an earlier month (ghi bổ sung)
  primary key (report_id, figure, row_id, amount)
);
create index report_line_row on report_line (row_id, figure);
create index report_line_unit on report_line (unit_id);
create table report_hop (
  report_id uuid not null references report on delete cascade,
  round     integer not null check (round > 0),         -- rises each time it is returned
  hop       text not null check (hop in ('author', 'board', 'committee')),
  due_on    date not null,
  done_on   date,
  done_by   uuid references official,
  done_for  uuid references official,
  outcome   text check (outcome in ('signed', 'collected', 'accepted', 'returned')),
  comment   text not null default '' check (length(comment) <= 1000),
  primary key (report_id, round, hop)
);

-- Every countable thing of the diary as lines: figure, what row, where, whose, when, how much. One definition for live figures,
-- drafts, frozen reports and reviews. Concerns that were taken back, or handed over as complaints, do not count. Filters on day, unit and official reach the indexes of the tables beneath.
create view diary_line as
  select case v.kind when 'contact' then 'contacts' when 'cellMeeting' then 'cellMeetings' when 'groupMeeting' then 'groupMeetings'
                     when 'localActivity' then 'localActivities' else 'householdCalls' end as figure,
         'visit' as source, v.id as row_id, v.unit_id, v.official_id, v.day, 1::bigint as amount
    from visit v where v.acting_as in ('assigned', 'clerk')
  union all
  select 'householdsPresent', 'visit', id, unit_id, official_id, day, households_present
    from visit where households_present is not null and households_total is not null and kind = 'groupMeeting' and acting_as in ('assigned', 'clerk')
  union all
  select 'householdsExpected', 'visit', id, unit_id, official_id, day, households_total
    from visit where households_present is not null and households_total is not null and kind = 'groupMeeting' and acting_as in ('assigned', 'clerk')
  union all
  select 'topicsExplained', 'visit', v.id, v.unit_id, v.official_id, v.day, count(*)
    from visit v join visit_topic t on t.visit_id = v.id where v.acting_as in ('assigned', 'clerk') group by v.id
  union all
  select 'householdsDid', 'visit', v.id, v.unit_id, v.official_id, v.day, sum(t.households_did)::bigint
    from visit v join visit_topic t on t.visit_id = v.id where t.households_did is not null and v.acting_as in ('assigned', 'clerk') group by v.id
  union all
  select case kind when 'idea' then 'contributionIdeas' when 'work' then 'contributionWorks' else 'contributionVnd' end,
         'contribution', id, unit_id, official_id, day, coalesce(value_vnd, 1)
    from contribution
  union all
  select 'situationNotes', 'situationNote', id, unit_id, official_id, day, 1 from situation_note
  union all
  select 'concernsHeard', 'concern', id, unit_id, official_id, heard_on, 1 from concern where state not in ('withdrawn', 'handedOver')
  union all
  select 'concernsAnswered', 'concern', id, unit_id, official_id, answered_on, 1
    from concern where answered_on is not null and state not in ('withdrawn', 'handedOver')
  union all
  select 'concernsAnsweredInTime', 'concern', id, unit_id, official_id, answered_on, 1
    from concern where answered_on is not null and answered_on <= due_on and state not in ('withdrawn', 'handedOver')
  union all
  select 'supports', 'support', id, unit_id, official_id, pledged_on, 1 from support
  union all
  select 'supportVnd', 'support', id, unit_id, official_id, received_on, value_vnd from support where received_on is not null and value_vnd > 0
  union all
  select 'measuresDone', 'measure', m.id, s.unit_id, m.official_id, m.done_on, 1
    from measure m join strengthening s on s.id = m.strengthening_id where m.done_on is not null;
