-- Tails of interrupted uploads are registered before they are stored, as every object is.
alter table blob drop constraint blob_kind_check;
alter table blob add constraint blob_kind_check check (kind in ('file', 'pack', 'manifest', 'tail'));
create index upload_of_tail on upload (tail_key) where tail_key is not null;
