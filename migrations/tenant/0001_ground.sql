-- The command log with its chain, the change feed, the settings of a tenant.
-- Size: a commune writes about 10 000 commands a year, a province of 12 684 groups about 1.5 million.
create table setting (
  key   text primary key,                               -- homeUnitId, spelling, smallGroup …
  value jsonb not null
);

-- One row for every command that could be read, done or refused. Appended; only `body` can be erased later.
create table command_log (
  id          uuid primary key,                         -- made on the device; sent again, it is answered from here
  kind        text not null,
  official_id uuid not null,                            -- who sent it (no foreign key: the log outlives the person's row)
  device      text not null default '',
  app         text not null default '',
  at          timestamptz not null,                     -- by the device's clock: told, never judged by
  received_at timestamptz not null default clock_timestamp(),
  body        jsonb,                                    -- without secret and sealed fields; null once erased
  body_hash   text not null,                            -- keyed, over the whole body: holds the chain when `body` is gone
  touched     jsonb not null default '[]',              -- [{bucket, kind, id}]
  problem     jsonb,                                    -- null: done
  xid         xid8 not null default pg_current_xact_id(),
  batch       bigint                                    -- which seal covers it; null: not yet
);
create index command_log_unsealed on command_log (xid) where batch is null;
create index command_log_by on command_log (official_id, received_at desc);
create index command_log_at on command_log (received_at desc);

-- The chain: each seal covers the commands committed since the last one, in commit order.
create table log_seal (
  number    bigint primary key check (number > 0),
  previous  text not null,
  head      text not null unique,
  commands  integer not null check (commands > 0),
  sealed_at timestamptz not null default clock_timestamp()
);

-- The change feed: a bucket's version rises with every transaction that touches it, in commit order.
create table bucket (
  name    text primary key,                             -- common, official:<id>, unit:<id>
  version bigint not null default 0,
  oldest  bigint not null default 0                     -- below this a device takes the whole bucket anew
);
create table change (
  bucket  text   not null references bucket,
  version bigint not null,
  kind    text   not null,
  row_id  uuid   not null,
  primary key (bucket, version, kind, row_id)
);

-- Every look at sealed data and every list taken out of the house.
create table look_log (
  id          uuid primary key,
  official_id uuid not null,
  what        text not null check (what in ('seal', 'export', 'print', 'backup')),
  about       text not null,                            -- a concern's number, a list's path, a command's kind
  purpose     text not null check (length(purpose) between 1 and 500),
  rows        integer,
  at          timestamptz not null default clock_timestamp()
);
create index look_log_at on look_log (at desc);
-- What became of each day's backup: one file a day, `2026-11-22.bak`, the newest 14 kept. Size: 60 rows.
create table backup_run (
  day      date primary key,                            -- in Việt Nam, by the server's own clock, also in a sample world
  tried_at timestamptz not null default clock_timestamp(),
  problem  jsonb,                                       -- {vi, en}: why the last try of that day failed; null: it did not
  done_at  timestamptz,                                 -- when the file that lies there was written; null: there is none
  bytes    bigint check (bytes > 0),
  rows     bigint check (rows >= 0),
  check ((done_at is null) = (bytes is null) and (done_at is null) = (rows is null)),
  check (done_at is not null or problem is not null)
);
