package org.lumenark.metadata.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text format of PostgreSQL's COPY, gathered and sent as one. Not thread-safe. */
public final class CopyRows {

  private static final int MOST_CHARACTERS = 16 << 20;

  private final StringBuilder text = new StringBuilder();
  private int rows;

  public int count() {
    return rows;
  }

  public int characters() {
    return text.length();
  }

  /** Whether there are this many, or their texts are as much as should be sent as one. */
  boolean isFull(int batch) {
    return rows == batch || characters() > MOST_CHARACTERS;
  }

  public void clear() {
    text.setLength(0);
    rows = 0;
  }

  /** Adds a row; null values become SQL null. */
  public void add(@Nullable Object... values) {
    for (int column = 0; column < values.length; column++) {
      if (column > 0) {
        text.append('\t');
      }
      Object value = values[column];
      if (value == null) {
        text.append("\\N");
      } else {
        escape(value.toString());
      }
    }
    text.append('\n');
    rows++;
  }

  /** A value of type bytea from hex digits. */
  public static String bytes(String hex) {
    return "\\x" + hex;
  }

  /** Does nothing if there is no row. */
  public void copyInto(Connection connection, String target) throws SQLException {
    if (rows == 0) {
      return;
    }
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy " + target + " from stdin",
              new ByteArrayInputStream(text.toString().getBytes(UTF_8)));
    } catch (IOException impossible) {
      throw new SQLException("rows cannot be copied", impossible);
    }
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      switch (character) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(character);
      }
    }
  }
}
