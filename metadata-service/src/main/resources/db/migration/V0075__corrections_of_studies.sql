-- What curators corrected in the metadata of a study, as the last event told of it.
alter table study add column corrections text;
alter table study add column corrected_by bigint not null default 0;
comment on column study.corrections is 'JSON: corrections that stand, with what was deposited; null if none was told';
comment on column study.corrected_by is 'version of the event key that last set them';
