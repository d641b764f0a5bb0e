-- Collections of studies and what each asks of a deposit. One is always there: whoever names none is in it.
create table collection (
  name text primary key check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
  title text not null,
  description text not null,
  url text,
  accession_prefix text unique check (accession_prefix ~ '^[A-Z][A-Z-]{0,28}[A-Z]$'),
  templates text[] not null default '{}',
  default_template text,
  licences text[] not null default '{}',
  required text[] not null default '{}',
  curators text[] not null default '{}',
  deposits text not null default 'open' check (deposits in ('open', 'closed')),
  revision bigint not null default 1,
  changed_by text,
  changed_at timestamptz not null default now());
comment on column collection.accession_prefix is 'of its own; null for the prefix and the numbers of the archive';
comment on column collection.templates is 'that may be used; none named: all';
comment on column collection.licences is 'that may be chosen; none named: all that the archive publishes under';
comment on column collection.required is 'pointers beyond those of the template';
comment on column collection.curators is 'user names in lower case';
create unique index collection_of_name on collection (lower(name));

insert into collection (name, title, description)
  values ('BioImages', 'Biological images', 'Studies that were deposited without naming another collection.');

-- Every prefix that ever had numbers of its own, whichever collection has it now: its sequence goes on, so that no
-- accession is given twice.
create table accession_prefix (
  prefix text primary key check (prefix ~ '^[A-Z][A-Z-]{0,28}[A-Z]$'),
  since timestamptz not null default now());
comment on table accession_prefix is 'the numbers of each are the sequence "accession_number_PREFIX"';

alter table study add column collection text not null default 'BioImages' references collection;
comment on column study.collection is 'the same in all versions of a study';
create index study_to_curate_of_collection on study (collection, curation, curation_since, accession)
  where state <> 'withdrawn';
