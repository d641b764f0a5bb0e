-- Work on the files of a draft that may take long: one at a time for each draft, under a lease.
-- All is done up to and with "place"; counts and lines are committed with the files they tell of.
create table draft_action (
  id uuid primary key,
  draft_id uuid not null references draft,
  key text,
  actor_subject text,
  actor_name text not null,
  request text not null,
  preview boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  place text collate "C" not null default '',
  entries bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  byte_count bigint not null default 0,
  error_code text,
  error_message text,
  error_remedy text,
  failures integer not null default 0,
  worker uuid,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz);
create unique index draft_action_under_way on draft_action (draft_id)
  where state in ('waiting', 'running');
create unique index draft_action_key on draft_action (draft_id, key) where key is not null;
create index draft_action_to_run on draft_action (created_at) where state in ('waiting', 'running');
create index draft_action_finished on draft_action (finished_at) where finished_at is not null;

create table draft_action_line (
  action_id uuid not null references draft_action on delete cascade,
  ordinal bigint not null,
  path text not null,
  size bigint not null,
  outcome text not null check (outcome in ('changed', 'unchanged', 'refused')),
  code text,
  message text,
  remedy text,
  primary key (action_id, ordinal));
