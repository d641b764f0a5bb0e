-- Where the OME-Zarr of a converted image lies: a later version of its study has the same one.
alter table image add column representation text;
comment on column image.representation is 'JSON; null unless it is converted, and for conversions from before it was kept';
