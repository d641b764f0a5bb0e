-- Links by which a study is read without its people.
create table reviewer_link (
  digest text primary key,
  accession text not null,
  expires_at timestamptz not null,
  originals boolean not null
);
comment on column reviewer_link.digest is 'SHA-256 of the token in hex; the token itself is kept nowhere';
create index reviewer_link_of_study on reviewer_link (accession);
alter table study add column reviewed_by bigint not null default 0;
comment on column study.reviewed_by is 'version of the event key that last said which reviewer links are good';
