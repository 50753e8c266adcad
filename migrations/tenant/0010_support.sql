-- Support mobilised for units: by whom, together with whom, from whom, for what. Size: a commune about 100 a year.
create table support (
  id             uuid primary key,
  unit_id        uuid not null references unit,
  official_id    uuid not null references official,     -- mobilised by
  noted_by       uuid not null references official,
  together_with  text not null default '' check (length(together_with) <= 300),
  donor          text not null check (length(donor) between 1 and 160), -- an organisation, or «một cá nhân»
  donor_kind     text not null check (donor_kind in ('organisation', 'company', 'individual', 'fund')),
  inside         boolean not null,                      -- inside the tenant's territory
  form           text not null check (form in ('cash', 'goods', 'work')),
  what           text not null default '' check (length(what) <= 300),
  value_vnd      bigint not null check (value_vnd >= 0),
  purpose        text not null check (purpose in ('newRuralDevelopment', 'socialSecurity', 'education', 'health', 'roadsAndBridges', 'production', 'other')),
  concern_id     uuid references concern,
  pledged_on     date not null,
  received_on    date check (received_on >= pledged_on),
  handed_over_on date check (handed_over_on >= received_on)
);
create index support_of_unit on support (unit_id, pledged_on);
create index support_of_official on support (official_id, pledged_on);
