-- Files of all studies are found by what they have, study by study.
create index file_attribute_of_key on file_attribute (key, accession, version, block);

-- Files that are there get what they are found by from the loader, in the background: until then search does not find
-- them. Formats are known to the database.
alter table load_task drop constraint load_task_kind_check;
alter table load_task add constraint load_task_kind_check check (kind in ('manifest', 'results', 'annotations', 'words'));
insert into load_task (kind, accession, version, batch, object, told_by)
select 'words', v.accession, v.version, 0, '', 0 from study_version v where v.loaded_at is not null;

insert into file_attribute
select r.accession, r.version,
    substring(sha256(convert_to(chr(31) || 'format' || chr(31) || r.format, 'UTF8')) from 1 for 16),
    cast(r.ordinal / 512 as int), bit_or(set_bit(cast('0' as bit(512)), cast(r.ordinal % 512 as int), 1))
  from file_result r
 group by 1, 2, 3, 4;
