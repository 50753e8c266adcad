-- Lists brought in from files. Size: a handful of files of at most 20 MB, each forgotten after a day.
create table import_file (
  official_id uuid not null,                            -- who brought it, and alone reads it
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name        text not null check (length(name) between 1 and 200),
  bytes       bytea not null check (octet_length(bytes) between 1 and 20971520),
  brought_at  timestamptz not null default clock_timestamp(),
  primary key (official_id, sha256)
);
create index import_file_age on import_file (brought_at);
-- Which column meant what, the last time a list of that kind had these headings.
create table import_map (
  what     text not null check (length(what) <= 20),
  headings text not null,                               -- a digest of the headings in their order
  map      jsonb not null,                              -- {column: heading}
  primary key (what, headings)
);
