-- A row may begin as a shell: events of two topics come in any order, and each fills its own columns.
-- Columns that a later event may set again are guarded by the version of its key.
create table study (
  accession text primary key,
  version int not null default 0,
  owner_subject text,
  owner_username text,
  owner_name text,
  owner_email text,
  submitted_at timestamptz,
  title text,
  metadata text,
  described_by bigint not null default 0,
  release_date timestamptz,
  dated_by bigint not null default 0,
  released_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  visibility text not null default 'private' check (visibility in ('private', 'public', 'withdrawn')),
  public_digest text,
  change_digest text,
  revision bigint not null default 0,
  announce_at timestamptz,
  images_after uuid
);
comment on column study.described_by is 'version of the event key that last set title and metadata';
comment on column study.dated_by is 'version of the event key that last set the release date';
comment on column study.announce_at is 'when its state is due to be announced; null when it was';
comment on column study.images_after is 'images with a greater id are to be announced again; null when all were';
create index study_public on study (released_at desc, accession desc) where visibility = 'public';
create index study_mine on study (owner_subject, submitted_at desc, accession desc);
create index study_announce on study (announce_at) where announce_at is not null;
create index study_fan_out on study (accession) where images_after is not null;

create table study_version (
  accession text not null,
  version int not null,
  declared_files bigint,
  declared_bytes bigint,
  manifest text,
  root text,
  files bigint,
  bytes bigint,
  sealed_at timestamptz,
  loaded_at timestamptz,
  words text[] not null default '{}',
  completed_files bigint,
  completed_images bigint,
  completed_at timestamptz,
  primary key (accession, version)
);

create table study_format (
  accession text not null,
  version int not null,
  format text not null,
  primary key (accession, version, format)
);

create table file (
  accession text not null,
  version int not null,
  ordinal bigint not null,
  path text not null,
  path_key bytea not null,
  size bigint not null,
  sha256 bytea not null,
  crc32 bytea not null,
  object text not null,
  "offset" bigint not null,
  primary key (accession, version, ordinal)
) partition by hash (accession);
comment on column file.path_key is 'first 16 bytes of the SHA-256 of the path: a path may be longer than an index takes';

create table file_result (
  accession text not null,
  version int not null,
  ordinal bigint not null,
  format text not null,
  imaging text not null,
  rejected_code text,
  rejected_message text,
  rejected_place text,
  told_by bigint not null,
  primary key (accession, version, ordinal)
) partition by hash (accession);

do $$
begin
  for remainder in 0..15 loop
    execute format(
      'create table file_p%s partition of file for values with (modulus 16, remainder %s)', remainder, remainder);
    execute format(
      'create table file_result_p%s partition of file_result for values with (modulus 16, remainder %s)', remainder, remainder);
  end loop;
end $$;
create unique index file_path on file (accession, version, path_key);

-- Where results are copied before they are merged; empty outside of a transaction.
create unlogged table file_result_incoming (
  task bigint not null,
  accession text not null,
  version int not null,
  ordinal bigint not null,
  format text not null,
  imaging text not null,
  rejected_code text,
  rejected_message text,
  rejected_place text,
  told_by bigint not null
);
create index file_result_incoming_task on file_result_incoming (task);

create table file_rejection (
  accession text not null,
  version int not null,
  ordinal bigint not null,
  path text not null,
  code text not null,
  message text not null,
  place text,
  told_by bigint not null,
  primary key (accession, version, ordinal)
);

create table image (
  id uuid primary key,
  accession text not null,
  version int not null,
  number bigint not null,
  path text not null,
  series int not null,
  name text not null,
  state text not null check (state in ('converted', 'failed', 'no-reader')),
  reason_code text,
  reason_message text,
  reason_place text,
  facts text not null,
  fileset uuid,
  conversion uuid,
  group_path text,
  container_bytes bigint,
  thumbnail text,
  told_by bigint not null,
  revision bigint not null default 0,
  announce boolean not null default true
);
create index image_of_study on image (accession, version, number, id);
create index image_fileset on image (fileset) where fileset is not null;
create index image_announce on image (accession, id) where announce;
create index image_fan_out on image (accession, id);

create table image_file (
  accession text not null,
  version int not null,
  ordinal bigint not null,
  image uuid not null,
  primary key (accession, version, ordinal, image)
);
create index image_file_of_image on image_file (image, ordinal);

create table public_change (
  sequence bigint primary key,
  event_id uuid not null unique,
  accession text not null,
  type text not null,
  occurred_at timestamptz not null,
  key_version bigint not null,
  data text not null
);
-- Locked until commit by whoever takes the next number, so that numbers have no gaps and become visible in order.
create table public_change_counter (one boolean primary key default true check (one), last bigint not null);
insert into public_change_counter (last) values (0);

create table load_task (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('manifest', 'results')),
  accession text not null,
  version int not null,
  batch int not null,
  object text not null,
  root text,
  told_by bigint not null,
  next_ordinal bigint not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
  due_at timestamptz not null default now(),
  attempts int not null default 0,
  fence bigint not null default 0,
  failure text,
  unique (kind, accession, version, batch, object)
);
create index load_task_due on load_task (due_at) where state = 'waiting';

create table outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  topic text not null,
  key text not null,
  key_version bigint not null,
  type text not null,
  source text not null,
  occurred_at timestamptz not null,
  traceparent text,
  data text not null,
  sent_at timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;

create table inbox (
  consumer text not null,
  event_id uuid not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
