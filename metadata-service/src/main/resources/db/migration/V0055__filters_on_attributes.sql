-- Which files of a version have a value of an attribute, as places in blocks of 512 lines of the manifest. Pages of any
-- filter are read from the primary key in order; several filters meet block by block.
create table file_attribute (
  accession text not null,
  version int not null,
  key bytea not null,
  block int not null,
  places bit(512) not null,
  primary key (accession, version, key, block)
) partition by hash (accession);
comment on column file_attribute.key is 'first 16 bytes of the SHA-256 of name, U+001F and value: values may be longer than an index takes';
comment on column file_attribute.block is 'ordinal of a file divided by 512';
comment on column file_attribute.places is 'bit n from the left stands for the file with ordinal 512 * block + n';

do $$
begin
  for remainder in 0..15 loop
    execute format(
      'create table file_attribute_p%s partition of file_attribute for values with (modulus 16, remainder %s)', remainder, remainder);
  end loop;
end $$;

-- Files that are there. Escapes that the database cannot unpack (NUL, half of a pair) are left out.
insert into file_attribute
select f.accession, f.version, substring(sha256(convert_to(a.key || chr(31) || a.value, 'UTF8')) from 1 for 16),
    cast(f.ordinal / 512 as int), bit_or(set_bit(cast('0' as bit(512)), cast(f.ordinal % 512 as int), 1))
  from file f cross join lateral json_each_text(f.attributes) a
 where f.attributes is not null and cast(f.attributes as text) !~ '\\u(0000|[dD][89abABcdefCDEF])'
 group by 1, 2, 3, 4;
