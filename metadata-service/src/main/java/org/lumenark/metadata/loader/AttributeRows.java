package org.lumenark.metadata.loader;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.file.PathKey;

/**
 * Rows of the index on attributes, gathered for a batch of files. A block that two batches share is
 * joined by the database, so that batches may end anywhere and come again. Not thread-safe.
 */
final class AttributeRows {

  private static final int MOST_CHARACTERS = 16 << 20;

  private static final String STORE =
      """
      insert into file_attribute (accession, version, key, block, places)
      select ?, ?, decode(r.key, 'hex'), r.block, cast('x' || r.places as bit(512))
        from unnest(?, ?, ?) r(key, block, places)
      on conflict (accession, version, key, block)
        do update set places = file_attribute.places | excluded.places
      """;

  private final Map<Row, byte[]> rows = new HashMap<>();
  private int characters;

  /** A value in a block of files. */
  private record Row(String text, int block) {}

  void take(long ordinal, Map<String, String> attributes) {
    attributes.forEach((name, value) -> take(ordinal, AttributeFilter.text(name, value)));
  }

  /** What the file is found by beside its attributes. */
  void take(long ordinal, Collection<String> keys) {
    keys.forEach(key -> take(ordinal, key));
  }

  private void take(long ordinal, String text) {
    int block = Math.toIntExact(ordinal / AttributeFilter.BLOCK);
    int place = (int) (ordinal % AttributeFilter.BLOCK);
    byte[] places =
        rows.computeIfAbsent(
            new Row(text, block),
            row -> {
              characters += row.text().length() + AttributeFilter.BLOCK / Byte.SIZE;
              return new byte[AttributeFilter.BLOCK / Byte.SIZE];
            });
    places[place / Byte.SIZE] |= (byte) (0x80 >>> (place % Byte.SIZE));
  }

  /** Whether they are as much as should be sent as one. */
  boolean areMany() {
    return characters > MOST_CHARACTERS;
  }

  void store(Connection connection, LoadTask task) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String[] keys = new String[rows.size()];
    Integer[] blocks = new Integer[rows.size()];
    String[] places = new String[rows.size()];
    int index = 0;
    for (Map.Entry<Row, byte[]> row : rows.entrySet()) {
      keys[index] = PathKey.hex(row.getKey().text());
      blocks[index] = row.getKey().block();
      places[index++] = HexFormat.of().formatHex(row.getValue());
    }
    try (PreparedStatement insert = connection.prepareStatement(STORE)) {
      insert.setString(1, task.accession());
      insert.setInt(2, task.version());
      insert.setArray(3, connection.createArrayOf("text", keys));
      insert.setArray(4, connection.createArrayOf("int4", blocks));
      insert.setArray(5, connection.createArrayOf("text", places));
      insert.executeUpdate();
    }
  }

  void clear() {
    rows.clear();
    characters = 0;
  }
}
