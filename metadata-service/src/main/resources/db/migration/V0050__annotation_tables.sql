-- What annotation tables of a version say of its wells and images.
create table annotation_table (
  accession text not null,
  version int not null,
  tab int not null,
  name text not null,
  columns json not null,
  row_count bigint not null default 0,
  matched bigint not null default 0,
  subjects json,
  loaded_at timestamptz,
  primary key (accession, version, tab)
);
comment on column annotation_table.tab is 'place among the tables of the version, from 0';
comment on column annotation_table.matched is 'rows that found an image';
comment on column annotation_table.subjects is 'what all its rows are found by, up to a bound';
comment on column annotation_table.loaded_at is 'from then on all its rows are there, and images that come look for theirs';

create table annotation_row (
  accession text not null,
  version int not null,
  tab int not null,
  number bigint not null,
  cells text not null,
  matched boolean not null default false,
  primary key (accession, version, tab, number)
) partition by hash (accession);
comment on column annotation_row.number is 'as the deposited table counts';
comment on column annotation_row.cells is 'in the order of the columns, U+001F between them; empty ones at the end left out';

create table annotation_key (
  accession text not null,
  version int not null,
  key bytea not null,
  tab int not null,
  number bigint not null,
  primary key (accession, version, key, tab, number)
) partition by hash (accession);
comment on column annotation_key.key is 'first 16 bytes of the SHA-256 of what a row is about: names may be longer than an index takes';

do $$
begin
  for remainder in 0..7 loop
    execute format(
      'create table annotation_row_p%s partition of annotation_row for values with (modulus 8, remainder %s)', remainder, remainder);
    execute format(
      'create table annotation_key_p%s partition of annotation_key for values with (modulus 8, remainder %s)', remainder, remainder);
  end loop;
end $$;
create index annotation_row_unmatched on annotation_row (accession, version, tab, number) where not matched;

create table image_annotation (
  accession text not null,
  version int not null,
  image uuid not null,
  tab int not null,
  number bigint not null,
  primary key (accession, version, image, tab, number)
);
comment on table image_annotation is 'rows that are about an image';

alter table load_task drop constraint load_task_kind_check;
alter table load_task add constraint load_task_kind_check check (kind in ('manifest', 'results', 'annotations'));
