-- Containers of a version whose images lie in wells.
create table plate (
  accession text not null,
  version int not null,
  fileset uuid not null,
  number bigint not null,
  primary key (accession, version, fileset)
);
comment on column plate.number is 'of its first image';
create index plate_order on plate (accession, version, number, fileset);
insert into plate (accession, version, fileset, number)
  select o.accession, o.version, i.fileset, min(o.number)
    from image_version o join image i on i.id = o.image
   where i.fileset is not null and i.group_path ~ '^[A-Za-z]{1,2}/[0-9]{1,3}(/|$)'
   group by o.accession, o.version, i.fileset;
