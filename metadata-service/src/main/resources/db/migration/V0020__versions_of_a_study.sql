-- What each version says; the row of a study says what the version says that is shown.
alter table study_version add column title text;
alter table study_version add column metadata text;
alter table study_version add column described_by bigint not null default 0;
alter table study_version add column submitted_at timestamptz;
alter table study_version add column completed_rejected bigint;
update study_version v set title = s.title, metadata = s.metadata, described_by = s.described_by, submitted_at = s.submitted_at
  from study s where s.accession = v.accession and s.version = v.version;
comment on column study_version.described_by is 'version of the event key that last set title and metadata';
comment on column study_version.completed_rejected is 'files whose stored bytes were refused, when ingest was completed';
comment on column study.version is 'the version that is shown: the last one whose ingest is completed, before that the first one';

alter table study add column released_version int not null default 0;
update study set released_version = version where released_at is not null;
comment on column study.released_version is 'before this version nothing of the study may become public';

-- Images belong to several versions and are the same in each. The column "version" of an image is its first one.
create table image_version (
  accession text not null,
  version int not null,
  number bigint not null,
  image uuid not null,
  primary key (accession, version, image)
);
create index image_version_order on image_version (accession, version, number, image);
insert into image_version (accession, version, number, image) select accession, version, number, id from image;
drop index image_of_study;
