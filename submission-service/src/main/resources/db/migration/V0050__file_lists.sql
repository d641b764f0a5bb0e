-- Lists of files with their attributes. Rows are loaded under a new id; a list counts once it is current.
create table file_list (
  id uuid primary key,
  draft_id uuid not null references draft,
  component text collate "C" not null,
  state text not null check (state in ('loading', 'current', 'dead')),
  format text,
  columns text[] not null default '{}',
  row_count bigint not null default 0,
  byte_count bigint not null default 0,
  warnings integer not null default 0,
  since timestamptz not null default now());
comment on column file_list.byte_count is 'of all values together';
comment on column file_list.since is 'when it came into its state';
create unique index file_list_current on file_list (draft_id, component) where state = 'current';
create index file_list_to_collect on file_list (since) where state <> 'current';

create table file_list_row (
  list_id uuid not null,
  number bigint not null,
  path text collate "C" not null,
  cells text not null,
  primary key (list_id, number)) partition by hash (list_id);
comment on column file_list_row.cells is 'values in the order of the columns, U+001F between them; empty ones at the end left out';
do $$ begin
  for part in 0..15 loop
    execute format('create table file_list_row_%s partition of file_list_row for values with (modulus 16, remainder %s)', part, part);
  end loop;
end $$;
-- Not unique: a list with doubles is refused only after its rows were copied, with every row at fault.
create index file_list_row_path on file_list_row (list_id, path) include (number);

-- What a comparison was made of: it holds as long as both are as they were.
alter table draft add column file_revision bigint not null default 0;
alter table draft add column list_revision bigint not null default 0;
create table file_list_comparison (
  draft_id uuid primary key references draft,
  file_revision bigint not null,
  list_revision bigint not null,
  findings text not null);
