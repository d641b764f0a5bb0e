-- A study has versions; its own row says what it is now, and what was submitted last.
create table study_version (
  accession text not null references study,
  version integer not null,
  draft_id uuid not null unique references draft,
  title text not null,
  metadata text not null,
  submitted_at timestamptz not null,
  file_count bigint not null,
  byte_count bigint not null,
  manifest text,
  root text,
  sealed_at timestamptz,
  seal_worker uuid,
  seal_until timestamptz,
  batches integer,
  files_verified bigint not null default 0,
  files_rejected bigint not null default 0,
  verified boolean not null default false,
  ingest_completed boolean not null default false,
  stopped_code text,
  stopped_message text,
  primary key (accession, version));
comment on column study_version.metadata is 'of the last version as it was submitted, of earlier ones as they were left';
create index study_version_to_seal on study_version (submitted_at) where manifest is null;

insert into study_version
  select accession, version, draft_id, title, metadata, submitted_at, file_count, byte_count, manifest, root, sealed_at,
    seal_worker, seal_until, batches, files_verified, files_rejected, verified, ingest_completed, stopped_code,
    stopped_message
  from study;
drop index study_to_seal;
alter table study drop column manifest, drop column root, drop column sealed_at, drop column seal_worker,
  drop column seal_until, drop column batches, drop column files_verified, drop column files_rejected,
  drop column verified, drop column ingest_completed, drop column stopped_code, drop column stopped_message;
comment on column study.draft_id is 'the draft it began as: rights and history of all its versions hang on it';

-- A draft of the next version of a study.
alter table draft add column deposit_id uuid references draft;
alter table draft add column version_of text references study;
alter table draft add column version integer;
alter table draft add column inherited_bytes bigint not null default 0;
alter table draft add constraint draft_of_version check (
  (deposit_id is null) = (version_of is null) and (version_of is null) = (version is null));
comment on column draft.deposit_id is 'the draft that its study began as';
comment on column draft.inherited_bytes is 'of files whose bytes an earlier version brought: an owner has them once';
create unique index draft_of_next_version on draft (version_of) where state = 'open' and version_of is not null;
create index draft_of_deposit on draft (deposit_id) where deposit_id is not null;
