-- Bytes that the files of a manifest's segment and their lines in the listing take in the ZIP archive of a version.
create table archive_segment (
  accession text not null,
  version int not null,
  segment int not null,
  entry_bytes bigint not null,
  listed_bytes bigint not null,
  primary key (accession, version, segment)
);
-- The sums of ArchiveLayout, version 1; a segment has 50,000 lines.
insert into archive_segment
select f.accession, f.version, cast(f.ordinal / 50000 as int),
    cast(sum(50 + octet_length(f.accession) + 1 + octet_length(f.path) + f.size) as bigint),
    cast(sum(74 + octet_length(f.accession) + 1 + octet_length(f.path)) as bigint)
  from file f join study_version v on v.accession = f.accession and v.version = f.version
 where v.loaded_at is not null
 group by 1, 2, 3;
