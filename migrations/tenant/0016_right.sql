-- Every right that anyone holds, with its unit and its days: duties, delegated duties, and units held by assignment.
-- The one place the policy is judged from. `reach` is always the unit and all beneath it on that day.
create view right_held as
  select official_id, role, unit_id, held, null::uuid as in_place_of from duty
  union all
  select d.to_id, d.role, d.unit_id, d.held * u.held, d.from_id
    from delegation d join duty u on u.official_id = d.from_id and u.role = d.role and u.unit_id = d.unit_id
   where not isempty(d.held * u.held)
  union all
  select official_id, 'assigned', unit_id, held, null from assignment;
