-- What curators think of a study; it stands in nobody's way to an accession or a release.
alter table study add column curation text not null default 'waiting'
  check (curation in ('waiting', 'returned', 'accepted'));
alter table study add column curation_since timestamptz not null default now();
comment on column study.curation is 'waiting for a curator, returned to the depositor, or accepted';
create index study_to_curate on study (curation, curation_since, accession) where state <> 'withdrawn';

create table study_comment (
  id uuid primary key,
  accession text not null references study,
  author_name text not null,
  curator boolean not null,
  text text not null,
  created_at timestamptz not null);
create index study_comment_of_study on study_comment (accession, id);
