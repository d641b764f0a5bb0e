-- Checksums, as DRS has them of bundles, of study versions with more files than one bundle names: worked out once, when they
-- are first asked for, as the files of a version do not change.
create table study_bundle (
  accession text not null,
  version int not null,
  contents text not null,
  primary key (accession, version)
);
