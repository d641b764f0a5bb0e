-- Which collection a study is in; those of before are in the one that is always there.
alter table study add column collection text not null default 'BioImages';
comment on column study.collection is 'the same in all versions of a study';
create index study_public_of_collection on study (lower(collection), released_at desc, accession desc)
  where visibility = 'public';
-- Every state is told again, so that search finds the studies and images of before by their collection.
update study set announce_at = now(), images_after = '00000000-0000-0000-0000-000000000000'
  where submitted_at is not null;
