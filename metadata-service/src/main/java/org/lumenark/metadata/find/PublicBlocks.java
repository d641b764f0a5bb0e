package org.lumenark.metadata.find;

import java.util.HashMap;
import java.util.Map;

/**
 * Files of the versions that are shown of public studies, as a query with the columns {@code
 * accession, version, block, places}, none of which is without a file.
 *
 * @param sql with names for what {@code parameters} gives
 */
public record PublicBlocks(String sql, Map<String, Object> parameters) {

  private static final String SHOWN =
      """
      select b.accession, b.version, b.block, b.places
        from (%s) b
        join study s on s.accession = b.accession and s.version = b.version
          and s.visibility = 'public'
       where b.places <> cast('0' as bit(512))
      """;

  public PublicBlocks {
    parameters = Map.copyOf(parameters);
  }

  /**
   * @param name what the names of its parameters begin with, so that two can be in one statement
   */
  static PublicBlocks of(Blocks blocks, String name) {
    BlockSql sql = new BlockSql(blocks, name);
    Map<String, Object> parameters = new HashMap<>(sql.parameters());
    parameters.put("first", FileOrder.Place.BEGINNING.accession());
    return new PublicBlocks(shown(sql), parameters);
  }

  static String shown(BlockSql blocks) {
    return SHOWN.formatted(blocks.text());
  }
}
