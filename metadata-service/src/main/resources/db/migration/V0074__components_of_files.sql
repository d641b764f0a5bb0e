-- Which components of the study a file is in: those whose file lists name it or a folder of it. Manifests from before do
-- not tell it; their files keep null. The index on attributes has a row for each component and block besides.
alter table file add column components text;
comment on column file.components is 'names, U+001F between them; empty if it is in none, null if that is not known';

create table file_component (
  accession text not null,
  version int not null,
  name text not null,
  files bigint not null,
  primary key (accession, version, name)
);
comment on column file_component.name is 'empty for files that are in none';
