-- An ingest that was given up waits, with its failed tasks, until an operator has repaired the store.
alter table study_ingest drop constraint study_ingest_state_check;
alter table study_ingest add constraint study_ingest_state_check
  check (state in ('running', 'stopped', 'completed', 'cancelled'));

-- Files whose stored bytes were refused and have not been repaired.
create table file_rejected (
  accession text   not null,
  version   integer not null,
  ordinal   bigint not null,
  primary key (accession, version, ordinal)
);
