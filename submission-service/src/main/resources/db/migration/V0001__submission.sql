create table outbox (
  id bigint generated always as identity primary key, event_id uuid not null unique, topic text not null,
  key text not null, key_version bigint not null, type text not null, source text not null,
  occurred_at timestamptz not null, traceparent text, data text not null, sent_at timestamptz);
create index outbox_unsent on outbox (id) where sent_at is null;
create table inbox (
  consumer text not null, event_id uuid not null, received_at timestamptz not null default now(),
  primary key (consumer, event_id));

create sequence accession_number;

-- Locked while files are added, so that paths stay consistent and the counts are exact.
create table draft (
  id uuid primary key,
  owner_subject text not null,
  owner_username text not null,
  owner_name text,
  owner_email text,
  state text not null check (state in ('open', 'submitted', 'deleted')),
  revision bigint not null default 1,
  metadata text not null,
  file_count bigint not null default 0,
  byte_count bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now());
create index draft_of_owner on draft (owner_subject, id) where state <> 'deleted';

create table idempotency (
  owner_subject text not null, key text not null, draft_id uuid not null references draft,
  created_at timestamptz not null default now(), primary key (owner_subject, key));

-- One row a file; rows stay where they are when the draft is submitted.
create table file (
  draft_id uuid not null,
  path text collate "C" not null,
  size bigint not null,
  sha256 bytea not null,
  crc32 integer not null,
  object text not null,
  position bigint not null,
  primary key (draft_id, path)) partition by hash (draft_id);
do $$ begin
  for part in 0..15 loop
    execute format('create table file_%s partition of file for values with (modulus 16, remainder %s)', part, part);
    execute format('create index on file_%s (object)', part);
  end loop;
end $$;

-- Every object that this service has begun to write: what no file names is collected after its grace time.
create table blob (
  object text primary key,
  draft_id uuid,
  kind text not null check (kind in ('file', 'pack', 'manifest')),
  state text not null check (state in ('writing', 'kept', 'dead')),
  since timestamptz not null default now());
create index blob_to_collect on blob (since) where state <> 'kept';
create index blob_of_draft on blob (draft_id);

create table upload (
  id uuid primary key,
  draft_id uuid not null references draft,
  path text not null,
  length bigint not null,
  sha256 text,
  object text not null,
  part_size integer not null,
  multipart text,
  position bigint not null default 0,
  tail_key text,
  tail_length integer not null default 0,
  state text not null check (state in ('open', 'completing', 'done')),
  writer uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null);
create index upload_of_draft on upload (draft_id) where state <> 'done';
create index upload_expiry on upload (expires_at);

create table upload_part (
  upload_id uuid not null references upload on delete cascade,
  number integer not null, etag text not null, size integer not null, crc32c integer not null,
  primary key (upload_id, number));

create table study (
  accession text primary key,
  draft_id uuid not null unique references draft,
  version integer not null,
  state text not null check (state in ('submitted', 'private', 'public', 'withdrawn')),
  owner_subject text not null,
  title text not null,
  metadata text not null,
  release_date timestamptz not null,
  submitted_at timestamptz not null,
  released_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  file_count bigint not null,
  byte_count bigint not null,
  manifest text,
  root text,
  sealed_at timestamptz,
  seal_worker uuid,
  seal_until timestamptz,
  key_version bigint not null default 0,
  batches integer,
  files_verified bigint not null default 0,
  files_rejected bigint not null default 0,
  verified boolean not null default false,
  ingest_completed boolean not null default false);
create index study_to_seal on study (submitted_at) where manifest is null and state <> 'withdrawn';
create index study_to_release on study (release_date) where state = 'private';
create index study_of_owner on study (owner_subject);

create table verified_batch (
  accession text not null, version integer not null, batch integer not null,
  files bigint not null, rejected bigint not null, primary key (accession, version, batch));
create table file_problem (
  accession text not null, version integer not null, ordinal bigint not null,
  path text not null, code text not null, message text not null,
  primary key (accession, version, ordinal));
