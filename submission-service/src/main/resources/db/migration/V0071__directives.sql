-- Corrections of metadata that curators make in many studies. What was deposited stays in the draft.
create table directive (
  id uuid primary key,
  field text not null,
  old_value jsonb not null,
  new_value jsonb not null,
  accessions text[],
  state text not null check (state in ('applying', 'applied', 'reverting', 'reverted')),
  author_subject text not null,
  author_name text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  reached text not null default '',
  refused bigint not null default 0);
comment on column directive.accessions is 'null for all studies';
comment on column directive.reached is 'studies up to this accession are done';
create index directive_to_do on directive (created_at) where state in ('applying', 'reverting');

create table directive_change (
  directive uuid not null references directive,
  accession text not null references study,
  pointers text[] not null,
  applied_at timestamptz not null default now(),
  reverted_at timestamptz,
  kept text[],
  primary key (directive, accession));
comment on column directive_change.kept is 'pointers that were not reverted: they say something else by now';
