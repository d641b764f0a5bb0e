package org.lumenark.metadata.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.find.FileQuery;
import org.lumenark.metadata.find.PublicBlocks;

/**
 * The files that are to be in a manifest, as a query with the columns {@code accession, version,
 * block, places, chosen}, no block of which is without a file.
 *
 * @param sql with names for what {@code parameters} gives
 */
record Chosen(String sql, Map<String, Object> parameters) {

  private static final String PARTS =
      """
      jsonb_to_recordset(cast(cast(:parts as text) as jsonb)) as c(
        accession text, version int, files bigint, chosen text, keys text[], paths text[])
      """;

  /** The bits of each study version: all, those that meet all filters, or those of the paths. */
  private static final String NAMED =
      """
      with c as materialized (select * from %s)
      select n.accession, n.version, n.block, n.places, n.chosen
        from (
          select c.accession, c.version, c.chosen, b.block,
              cast(repeat('1', s.files) || repeat('0', 512 - s.files) as bit(512)) as places
            from c
            cross join lateral generate_series(0, cast((c.files - 1) / 512 as int)) as b(block)
            cross join lateral (
              select cast(least(512, c.files - cast(b.block as bigint) * 512) as int) as files) s
           where cardinality(c.keys) = 0 and cardinality(c.paths) = 0
          union all
          select c.accession, c.version, c.chosen, a.block, bit_and(a.places)
            from c
            cross join lateral unnest(c.keys) as k(key)
            join file_attribute a on a.accession = c.accession and a.version = c.version
              and a.key = decode(k.key, 'hex')
           group by c.accession, c.version, c.chosen, a.block, cardinality(c.keys)
          having count(*) = cardinality(c.keys)
          union all
          select c.accession, c.version, c.chosen, cast(f.ordinal / 512 as int),
              bit_or(set_bit(cast('0' as bit(512)), cast(f.ordinal %% 512 as int), 1))
            from c
            cross join lateral unnest(c.paths) as q(path)
            join file f on f.accession = c.accession and f.version = c.version
              and f.path_key = substring(sha256(convert_to(q.path, 'UTF8')) from 1 for 16)
              and f.path = q.path
           group by 1, 2, 3, 4) n
       where n.places <> cast('0' as bit(512))
      """
          .formatted(PARTS);

  private static final String FOUND =
      """
      select s.accession, s.version, s.block, s.places, cast(json_build_object() as text) as chosen
        from (%s) s
      """;

  private static final String FOUND_IN_PARTS =
      """
      select n.accession, n.version, n.block, n.places, n.chosen
        from (
          select s.accession, s.version, s.block, c.chosen,
              case cardinality(c.keys) when 0 then s.places
                else s.places & coalesce((
                  select bit_and(a.places)
                    from unnest(c.keys) as k(key)
                    join file_attribute a on a.key = decode(k.key, 'hex')
                   where a.accession = s.accession and a.version = s.version and a.block = s.block
                  having count(*) = cardinality(c.keys)), cast('0' as bit(512))) end as places
            from (%s) s
            join %s on c.accession = s.accession and c.version = s.version) n
       where n.places <> cast('0' as bit(512))
      """;

  /** All files of the versions that are shown of public studies. */
  private static final String OF_STUDIES =
      """
      select s.accession, s.version, b.block,
          cast(repeat('1', n.files) || repeat('0', 512 - n.files) as bit(512)) as places,
          cast(json_build_object() as text) as chosen
        from unnest(string_to_array(:keys, ',')) as k(accession)
        join study s on s.accession = k.accession and s.visibility = 'public'
        join study_version v on v.accession = s.accession and v.version = s.version
        cross join lateral generate_series(0, cast((v.files - 1) / 512 as int)) as b(block)
        cross join lateral (
          select cast(least(512, v.files - cast(b.block as bigint) * 512) as int) as files) n
       where v.files > 0
      """;

  /** All files of images that are in the versions that are shown of public studies. */
  private static final String OF_IMAGES =
      """
      select l.accession, l.version, cast(l.ordinal / 512 as int) as block,
          bit_or(set_bit(cast('0' as bit(512)), cast(l.ordinal % 512 as int), 1)) as places,
          cast(json_build_object() as text) as chosen
        from unnest(string_to_array(:keys, ',')) as k(image)
        join image_file l on l.image = cast(k.image as uuid)
        join study s on s.accession = l.accession and s.version = l.version
          and s.visibility = 'public'
       group by 1, 2, 3
      """;

  Chosen {
    parameters = Map.copyOf(parameters);
  }

  /** What the parts name. */
  static Chosen of(List<Part> parts) {
    return new Chosen(NAMED, Map.of("parts", Part.json(parts)));
  }

  /**
   * What a search may mean.
   *
   * @param filters that files meet beside it
   * @param parts the studies that are searched, with their filters; all that are public if none
   */
  static Chosen found(FileQuery query, List<AttributeFilter> filters, List<Part> parts) {
    PublicBlocks blocks = query.mayBeMeant(filters);
    if (parts.isEmpty()) {
      return new Chosen(FOUND.formatted(blocks.sql()), blocks.parameters());
    }
    Map<String, Object> parameters = new HashMap<>(blocks.parameters());
    parameters.put("parts", Part.json(parts));
    return new Chosen(FOUND_IN_PARTS.formatted(blocks.sql(), PARTS), parameters);
  }

  /**
   * All files of the studies or images that a search found, of those that are public here too.
   *
   * @param keys accessions, or ids of images
   */
  static Chosen whole(ThingSearch.Kind kind, List<String> keys) {
    String sql =
        switch (kind) {
          case STUDIES -> OF_STUDIES;
          case IMAGES -> OF_IMAGES;
        };
    return new Chosen(sql, Map.of("keys", String.join(",", keys)));
  }

  <Q extends Mutiny.SelectionQuery<?>> Q bind(Q query) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
