-- Who may sign in, as what, over which unit, when. Size: as many accounts as officials, a few sessions each.
create table account (
  id            uuid primary key,
  official_id   uuid not null unique references official,
  user_name     text not null unique check (user_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  password_hash text,                                   -- argon2id; null until the one-time link is used
  state         text not null default 'invited' check (state in ('invited', 'open', 'closed')),
  lang          text not null default 'vi' check (lang in ('vi', 'en')),
  wrong_tries   integer not null default 0,
  locked_until  timestamptz,
  last_seen     timestamptz
);
create table session (
  id           uuid primary key,
  token_hash   bytea not null unique,                   -- SHA-256 of 256 random bits
  account_id   uuid not null references account,
  desk         boolean not null,                        -- a shared machine: ends after 15 idle minutes
  agent        text not null default '' check (length(agent) <= 200),
  made_at      timestamptz not null default clock_timestamp(),
  seen_at      timestamptz not null default clock_timestamp(),
  ended_at     timestamptz
);
create index session_of on session (account_id) where ended_at is null;
-- A one-time link on paper or as a QR: to begin, and to begin again. 24 hours; its owner sees that it was used.
create table invitation (
  id         uuid primary key,
  account_id uuid not null references account,
  token_hash bytea not null unique,
  made_by    uuid not null references official,
  made_at    timestamptz not null default clock_timestamp(),
  ends_at    timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create index invitation_of on invitation (account_id);
-- A role over a unit and all beneath it, for a time.
create table duty (
  id          uuid primary key,
  official_id uuid not null references official,
  role        text not null check (role in ('administrator', 'clerk', 'official', 'board', 'committee', 'inspector', 'cell',
                                            'groupHead', 'superior')),
  unit_id     uuid not null references unit,
  held        daterange not null check (not isempty(held)),
  exclude using gist (official_id with =, role with =, unit_id with =, held with &&)
);
create index duty_of on duty (official_id);
-- «Thay mặt»: for these days another may act in a post's holder's place; a signature says so.
create table delegation (
  id       uuid primary key,
  from_id  uuid not null references official,
  to_id    uuid not null references official check (to_id <> from_id),
  role     text not null,
  unit_id  uuid not null references unit,
  held     daterange not null check (not isempty(held)),
  reason   text not null check (length(reason) between 1 and 200)
);
create index delegation_to on delegation (to_id);
