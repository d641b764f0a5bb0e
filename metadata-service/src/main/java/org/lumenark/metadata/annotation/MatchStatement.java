package org.lumenark.metadata.annotation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.UUID;
import org.lumenark.contracts.event.EventJson;

/**
 * Finds the rows that are about images, in one statement: notes them, counts rows that found their
 * first image, and has the images announced anew. Doing it again changes nothing. Whoever runs it
 * holds the lock of the study, so that no image and no table is missed by the other.
 */
public final class MatchStatement {

  private static final String SQL =
      """
      with known as (
        select cast(k.image as uuid) as image, decode(k.key, 'hex') as key
          from json_to_recordset(cast(cast(%1$s as text) as json)) as k(image text, key text)),
      found as (
        insert into image_annotation (accession, version, image, tab, number)
        select distinct a.accession, a.version, k.image, a.tab, a.number
          from known k
          join annotation_key a on a.accession = %2$s and a.version = %3$s and a.key = k.key
        on conflict do nothing
        returning image, tab, number),
      matched as (
        update annotation_row r set matched = true
          from (select distinct tab, number from found) f
         where r.accession = %2$s and r.version = %3$s and r.tab = f.tab
           and r.number = f.number and not r.matched
        returning r.tab),
      counted as (
        update annotation_table t set matched = t.matched + c.rows
          from (select tab, count(*) as rows from matched group by tab) c
         where t.accession = %2$s and t.version = %3$s and t.tab = c.tab)
      update image i set announce = true
        from (select distinct image from found) f where i.id = f.image
      """;

  private MatchStatement() {}

  /** With the placeholders of whoever runs it: keys as of {@link Keys}, accession and version. */
  public static String sql(String keys, String accession, String version) {
    return SQL.formatted(keys, accession, version);
  }

  /** The keys of images, as the statement takes them. */
  public static final class Keys {

    private final ArrayNode rows = EventJson.mapper().createArrayNode();

    /**
     * @param path of the first file
     * @param group of the image in its container; empty for the root
     */
    public Keys add(UUID image, String path, String name, String group) {
      ImageKeys.of(path, name, group).stream()
          .map(KeyDigest::hex)
          .distinct()
          .forEach(key -> rows.addObject().put("image", image.toString()).put("key", key));
      return this;
    }

    @Override
    public String toString() {
      return rows.toString();
    }
  }
}
