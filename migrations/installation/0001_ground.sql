-- What all tenants of one installation share: extensions, who the tenants are, the door to the job queue.
-- Size: one row a tenant, a few hundred at most.
create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;

create table public.tenant (
  name       text primary key check (name ~ '^[a-z][a-z0-9-]{1,30}$'),
  title      text not null check (length(title) between 1 and 200),
  host       text unique,                               -- a host name of its own, else /t/{name}/
  schema     text not null unique,
  owner_role text not null unique,                      -- owns and migrates, cannot sign in
  login_role text not null unique,                      -- the server's pool of this tenant, owns nothing
  sample     text,                                      -- which sample world it holds; null: a real one
  demo_day   date,                                      -- 'today' of a sample world
  epoch      uuid not null default gen_random_uuid(),   -- changes at every restore: devices then start over
  key        bytea not null,                            -- its own key for keyed hashes, sealed under the installation's; travels in its backups
  made_at    timestamptz not null default now(),
  check ((sample is null) = (demo_day is null))
);
