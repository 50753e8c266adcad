-- What 0012 left: concerns that were taken back, or handed over as complaints, count no more (a signed month gets them back with a
-- minus); and plain indexes for a province's size, beside the exclusion indexes, which find a unit's rows more slowly.
create or replace view diary_line as
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
create index unit_fact_of on unit_fact (unit_id);
create index unit_edge_of on unit_edge (unit_id);
create index assignment_of_unit on assignment (unit_id);
create index visit_of_day on visit (day, id);             -- the newest of a whole province: read from its end, not sorted
