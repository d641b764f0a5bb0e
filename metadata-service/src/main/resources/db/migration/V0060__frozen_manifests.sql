-- Lists of public files that never change. A list refers to lines of the manifests of study versions, which do not change
-- either: bits in blocks of 512 lines, so that a list of millions of files takes a few thousand rows.
create table frozen_manifest (
  id text primary key,
  title text not null,
  creator text not null,
  files bigint not null default 0,
  bytes bigint,
  root text,
  contents text,
  created_at timestamptz not null default now(),
  frozen_at timestamptz,
  due_at timestamptz not null default now()
);
comment on column frozen_manifest.id is 'follows from the title, the study versions and what was chosen of each';
comment on column frozen_manifest.creator is 'subject; counts against a quota and is shown to nobody';
comment on column frozen_manifest.contents is 'checksum as DRS has it of a bundle: SHA-256 over the sorted checksums of what it holds';
comment on column frozen_manifest.frozen_at is 'when its sums and its Merkle root were there; null until then';
comment on column frozen_manifest.due_at is 'while it is not frozen: when somebody may work on it again';
create index frozen_manifest_due on frozen_manifest (due_at) where frozen_at is null;
create index frozen_manifest_of_creator on frozen_manifest (creator, created_at);

create table frozen_part (
  manifest text not null references frozen_manifest on delete cascade,
  part int not null,
  accession text not null,
  version int not null,
  chosen text not null,
  files bigint not null default 0,
  bytes bigint,
  primary key (manifest, part)
);
comment on column frozen_part.chosen is 'JSON: what was asked for of this study';
create index frozen_part_of_study on frozen_part (accession);

create table frozen_block (
  manifest text not null references frozen_manifest on delete cascade,
  part int not null,
  block int not null,
  places bit(512) not null,
  first bigint not null,
  files int not null,
  bytes bigint,
  entry_bytes bigint,
  listed_bytes bigint,
  primary key (manifest, part, block)
);
comment on column frozen_block.places is 'bit n from the left stands for the line 512 * block + n of the study version''s manifest';
comment on column frozen_block.first is 'files of the list before this block';
comment on column frozen_block.entry_bytes is 'what its files take in the ZIP archive, as archive_segment counts it';
create unique index frozen_block_order on frozen_block (manifest, first);
