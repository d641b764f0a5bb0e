package org.lumenark.metadata.annotation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumenark.annotation.AnnotationKey;
import org.lumenark.contracts.event.EventJson;

/**
 * Finds the rows that are about images, in one statement: notes them, counts rows that found their
 * first image, and has the images announced anew. Doing it again changes nothing. Whoever runs it
 * holds the lock of the study, so that no image and no table is missed by the other.
 *
 * <p>A row that found an image by the own name of its plate is disputed if another plate calls
 * itself so, too, or if the row found images of other file sets: it then counts for those that it
 * found by their path, and for no others. It does not matter which of the plates came first.
 */
public final class MatchStatement {

  /** How often the statement takes accession and version. */
  public static final int TIMES = 9;

  private static final String SQL =
      """
      with known as (
        select cast(k.image as uuid) as image, cast(k.fileset as uuid) as fileset,
            decode(k.key, 'hex') as key, decode(k.plate, 'hex') as plate, k.by_path
          from json_to_recordset(cast(cast(%1$s as text) as json))
            as k(image text, fileset text, key text, plate text, by_path boolean)),
      called as (
        insert into annotation_plate (accession, version, plate, fileset)
        select distinct cast(%2$s as text), cast(%3$s as int), plate, fileset
          from known where plate is not null
        on conflict do nothing
        returning plate, fileset),
      shared as (
        select plate from (
          select plate, fileset from called
          union all
          select p.plate, p.fileset from annotation_plate p
           where p.accession = %2$s and p.version = %3$s and p.plate in (select plate from known)) p
         group by plate having count(distinct fileset) > 1),
      found as (
        insert into image_annotation as before
            (accession, version, image, tab, number, fileset, plate)
        select a.accession, a.version, k.image, a.tab, a.number, k.fileset,
            case when not bool_or(k.by_path) then (array_agg(k.plate))[1] end
          from known k
          join annotation_key a on a.accession = %2$s and a.version = %3$s and a.key = k.key
         group by a.accession, a.version, k.image, a.tab, a.number, k.fileset
        on conflict (accession, version, image, tab, number)
          do update set fileset = excluded.fileset
          where before.fileset is distinct from excluded.fileset and excluded.fileset is not null
        returning image, tab, number, fileset, plate),
      doubtful as materialized (
        select f.tab, f.number from found f group by f.tab, f.number
        having count(f.plate) > 0 or exists (
          select from image_annotation e
           where e.accession = %2$s and e.version = %3$s and e.tab = f.tab and e.number = f.number
             and e.plate is not null)
        union
        select e.tab, e.number from image_annotation e
         where e.accession = %2$s and e.version = %3$s
           and e.plate in (select c.plate from called c join shared s on s.plate = c.plate)),
      link as (
        select tab, number, image, fileset, plate from found
        union all
        select e.tab, e.number, e.image, e.fileset, e.plate
          from doubtful d
          join image_annotation e on e.accession = %2$s and e.version = %3$s
            and e.tab = d.tab and e.number = d.number),
      judged as materialized (
        select l.tab, l.number, o.matched as was_matched, o.disputed as was_disputed,
            bool_or(l.plate is null) as by_path,
            o.disputed or (count(l.plate) > 0
              and (count(distinct l.fileset) > 1 or count(s.plate) > 0)) as disputed
          from link l
          join annotation_row o on o.accession = %2$s and o.version = %3$s
            and o.tab = l.tab and o.number = l.number
          left join shared s on s.plate = l.plate
         group by l.tab, l.number, o.matched, o.disputed),
      changed as (
        update annotation_row r set matched = j.by_path or not j.disputed, disputed = j.disputed
          from judged j
         where r.accession = %2$s and r.version = %3$s and r.tab = j.tab and r.number = j.number
           and (j.was_matched <> (j.by_path or not j.disputed) or j.was_disputed <> j.disputed)
        returning r.tab, r.number, r.matched, r.disputed, j.was_matched),
      counted as (
        update annotation_table t set matched = t.matched + c.rows
          from (select tab, sum(cast(matched as int) - cast(was_matched as int)) as rows
                  from changed group by tab) c
         where t.accession = %2$s and t.version = %3$s and t.tab = c.tab)
      update image i set announce = true
        from (select image from found
              union
              select l.image from changed c
                join link l on l.tab = c.tab and l.number = c.number
               where c.disputed) f
       where i.id = f.image
      """;

  private MatchStatement() {}

  /** With the placeholders of whoever runs it: keys as of {@link Keys}, accession and version. */
  public static String sql(String keys, String accession, String version) {
    return SQL.formatted(keys, accession, version);
  }

  /** The keys of images, as the statement takes them. */
  public static final class Keys {

    private final ArrayNode rows = EventJson.mapper().createArrayNode();

    public Keys add(NamedImage image) {
      Set<String> byPath =
          ImageKeys.of(image).stream().map(KeyDigest::hex).collect(Collectors.toSet());
      byPath.forEach(key -> add(image, key).put("by_path", true));
      // Without its file set nothing would tell the plate from another of the same name.
      Optional<AnnotationKey> own = image.fileset().flatMap(converted -> ImageKeys.ofPlate(image));
      own.ifPresent(key ->
          add(image, KeyDigest.hex(key))
              .put("plate", KeyDigest.ofContainer(key))
              .put("by_path", byPath.contains(KeyDigest.hex(key))));
      return this;
    }

    private ObjectNode add(NamedImage image, String key) {
      ObjectNode row = rows.addObject().put("image", image.id().toString()).put("key", key);
      return row.put("fileset", image.fileset().map(UUID::toString).orElse(null));
    }

    @Override
    public String toString() {
      return rows.toString();
    }
  }
}
