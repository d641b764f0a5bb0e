-- Who may see a study beside its owner while it is private.
alter table study add column shared_with text[] not null default '{}';
alter table study add column shared_by bigint not null default 0;
comment on column study.shared_by is 'version of the event key that last said who';
