-- Tables that say what wells and images show. Rows are loaded under a new id; a table counts once it is current.
create table annotation_table (
  id uuid primary key,
  draft_id uuid not null references draft,
  name text collate "C" not null,
  state text not null check (state in ('loading', 'current', 'dead')),
  form text,
  columns text[] not null default '{}',
  row_count bigint not null default 0,
  byte_count bigint not null default 0,
  digest bytea,
  warnings integer not null default 0,
  since timestamptz not null default now());
comment on column annotation_table.byte_count is 'of all cells together';
comment on column annotation_table.digest is 'SHA-256 over columns and cells: two tables of the same digest say the same';
comment on column annotation_table.since is 'when it came into its state';
create unique index annotation_table_current on annotation_table (draft_id, name) where state = 'current';
create index annotation_table_to_collect on annotation_table (since) where state <> 'current';

create table annotation_table_row (
  table_id uuid not null,
  number bigint not null,
  key text collate "C" not null,
  cells text not null,
  primary key (table_id, number)) partition by hash (table_id);
comment on column annotation_table_row.key is 'what the row is about; no two rows of a table have the same';
comment on column annotation_table_row.cells is 'in the order of the columns, U+001F between them; empty ones at the end left out';
do $$ begin
  for part in 0..7 loop
    execute format('create table annotation_table_row_%s partition of annotation_table_row for values with (modulus 8, remainder %s)', part, part);
  end loop;
end $$;
