-- Suggestions find words by likeness. The extension is a trusted one: the role needs CREATE on the database.
create extension if not exists pg_trgm;

-- A version of an ontology. Its rows lie in partitions of their own, which are made with it and dropped with it.
create table ontology_load (
  id bigint generated always as identity primary key,
  name text not null,
  state text not null default 'loading' check (state in ('loading', 'current', 'left')),
  version text,
  form text,
  terms bigint,
  obsolete bigint,
  names bigint,
  started_at timestamptz not null default now(),
  loaded_at timestamptz,
  left_at timestamptz
);
comment on column ontology_load.state is 'loading: seen by nobody; current: the one that is shown; left: to be dropped';
create unique index ontology_load_current on ontology_load (lower(name)) where state = 'current';

create table ontology_term (
  load bigint not null,
  number int not null,
  id text not null,
  label text not null,
  definition text,
  synonyms text[] not null,
  scopes text[] not null,
  is_a text[] not null,
  part_of text[] not null,
  obsolete boolean not null,
  replaced_by text[] not null,
  alternatives text[] not null
) partition by list (load);
comment on column ontology_term.scopes is 'of each synonym: exact, narrow, broad or related';

-- Each name of each current term, and each place in it where a word begins: what begins with given letters is one
-- range of an index, however many names there are.
create table ontology_name (
  load bigint not null,
  number int not null,
  place smallint not null,
  rank smallint not null,
  inside smallint not null,
  words text collate "C" not null
) partition by list (load);
comment on column ontology_name.place is '0 for the label, else the number of the synonym from 1';
comment on column ontology_name.rank is '0 label, 1 exact, 2 narrow, 3 broad, 4 related';
comment on column ontology_name.inside is '0 at the beginning of the name, 1 at a later word';
comment on column ontology_name.words is 'lower case, without accents, one blank for all that is no letter or digit';

-- Words that a likeness is looked for in: those without digits, as a code is right or wrong.
create table ontology_word (
  load bigint not null,
  word text collate "C" not null
) partition by list (load);

create table ontology_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  action text not null check (action in ('loaded', 'removed')),
  name text not null,
  version text,
  subject text not null,
  username text not null
);
comment on table ontology_event is 'who loaded and removed what; never changed';
