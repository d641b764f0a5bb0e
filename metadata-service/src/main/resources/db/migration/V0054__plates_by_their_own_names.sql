-- Rows of annotation tables may call a plate by the name that it has in its files.
alter table image add column plate text;
comment on column image.plate is 'what its plate is called by the instrument or the format; null if it is of none, or that has no name';

create table annotation_plate (
  accession text not null,
  version int not null,
  plate bytea not null,
  fileset uuid not null,
  primary key (accession, version, plate, fileset)
);
comment on table annotation_plate is 'own names of plates in versions that have annotation tables; a name with several file sets is that of several plates';
comment on column annotation_plate.plate is 'first 16 bytes of the SHA-256 of the name, as annotation_key has them';

alter table image_annotation add column fileset uuid;
alter table image_annotation add column plate bytea;
comment on column image_annotation.fileset is 'files that the image was converted with; null if it was not, or was found before this was noted';
comment on column image_annotation.plate is 'own name of the plate, if the row was found by nothing else; it does not count then if the row is disputed';
create index image_annotation_row on image_annotation (accession, version, tab, number, plate);
create index image_annotation_plate on image_annotation (accession, version, plate) where plate is not null;

alter table annotation_row add column disputed boolean not null default false;
comment on column annotation_row.disputed is 'its plate is the own name of one plate and a name of another; only paths tell then which is meant';
