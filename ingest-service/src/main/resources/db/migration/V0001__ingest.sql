-- A study as ingest knows it. Whichever event comes first makes the row.
create table study (
  accession   text primary key,
  owner       text,
  withdrawn   boolean not null default false,
  key_version bigint  not null default 0
);

-- The ingest of one version of a study, with its progress.
create table study_ingest (
  accession      text    not null references study,
  version        integer not null,
  state          text    not null check (state in ('running', 'completed', 'cancelled')),
  manifest       text    not null,
  files          bigint  not null,
  bytes          bigint  not null,
  batches        integer,
  batches_done   integer not null default 0,
  files_verified bigint  not null default 0,
  files_rejected bigint  not null default 0,
  assembled      boolean not null default false,
  images         bigint  not null default 0,
  converted      bigint  not null default 0,
  failed         bigint  not null default 0,
  no_reader      bigint  not null default 0,
  started_at     timestamptz not null default now(),
  completed_at   timestamptz,
  primary key (accession, version)
);

-- Work. A running task belongs to the worker whose fence is the row's, until leased_until.
create table task (
  id           uuid primary key,
  kind         text    not null,
  accession    text    references study,
  version      integer,
  scrub        uuid,
  payload      text    not null,
  state        text    not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  priority     smallint not null,
  attempts     integer not null default 0,
  faults       integer not null default 0,
  fence        bigint  not null default 0,
  worker       text,
  not_before   timestamptz not null default now(),
  leased_until timestamptz,
  last_error   text,
  created_at   timestamptz not null default now(),
  ended_at     timestamptz
);
create index task_waiting on task (priority, not_before) where state = 'waiting';
create index task_running on task (leased_until) where state = 'running';
create index task_of_study on task (accession, version) where state in ('waiting', 'running');
create index task_ended on task (ended_at) where ended_at is not null;

-- Verified files: what images are assembled of. Paths compare by their UTF-8 bytes.
create table file (
  accession   text    not null,
  version     integer not null,
  path        text    collate "C" not null,
  ordinal     bigint  not null,
  size        bigint  not null,
  sha256      text    not null,
  crc32       text    not null,
  object      text    not null,
  blob_offset bigint  not null,
  format      text    not null,
  image       boolean not null,
  wrapper     text,
  primary key (accession, version, path)
);
create index file_image on file (accession, version, path) where image;

-- Images that are stored together: one container.
create table file_set (
  accession text    not null,
  version   integer not null,
  fileset   uuid    not null,
  entry     text    not null,
  format    text    not null,
  bytes     bigint  not null,
  state     text    not null check (state in ('waiting', 'done')),
  primary key (accession, version, fileset)
);

create table image (
  accession text    not null,
  version   integer not null,
  id        uuid    not null,
  number    bigint  not null,
  fileset   uuid    not null,
  series    integer not null,
  state     text    not null check (state in ('pending', 'converted', 'failed', 'no-reader')),
  facts     text    not null,
  primary key (accession, version, id),
  unique (accession, version, number)
);
create index image_of_file_set on image (accession, version, fileset, series);

-- Whatever is written to the bucket 'derived' is noted here before; what was never adopted is
-- garbage once its writer is gone.
create table derived_object (
  id         uuid primary key,
  prefix     text not null,
  task       uuid not null,
  fence      bigint not null,
  started_at timestamptz not null default now(),
  adopted_at timestamptz
);
create index derived_object_loose on derived_object (started_at) where adopted_at is null;

create table scrub (
  id           uuid primary key,
  requested_by text not null,
  accession    text,
  state        text not null check (state in ('running', 'completed')),
  planned      boolean not null default false,
  batches      integer not null default 0,
  batches_done integer not null default 0,
  checked      bigint not null default 0,
  started_at   timestamptz not null default now(),
  completed_at timestamptz
);

create table scrub_finding (
  scrub     uuid not null references scrub,
  accession text not null,
  path      text collate "C" not null,
  reason    text not null check (reason in ('corrupt', 'missing')),
  primary key (scrub, accession, path)
);

create table outbox (
  id          bigint generated always as identity primary key,
  event_id    uuid not null unique,
  topic       text not null,
  key         text not null,
  key_version bigint not null,
  type        text not null,
  source      text not null,
  occurred_at timestamptz not null,
  traceparent text,
  data        text not null,
  sent_at     timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;

create table inbox (
  consumer    text not null,
  event_id    uuid not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
