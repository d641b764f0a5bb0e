-- Images of a file set that several workers convert: each region is a task.
alter table file_set drop constraint file_set_state_check;
alter table file_set add constraint file_set_state_check check (state in ('waiting', 'regions', 'done'));

-- What regions and arrays follow from is kept with it: workers may be configured otherwise.
create table region_conversion (
  conversion   uuid    primary key,
  accession    text    not null,
  version      integer not null,
  fileset      uuid    not null,
  regions      integer not null,
  regions_done integer not null default 0,
  region_bytes bigint  not null,
  memory       bigint  not null,
  started_at   timestamptz not null default now(),
  unique (accession, version, fileset)
);

-- What the workers of regions hand to the one that finishes.
create table converted_region (
  conversion uuid    not null references region_conversion on delete cascade,
  region     integer not null,
  bytes      bigint  not null,
  checksums  bytea   not null,
  primary key (conversion, region)
);
