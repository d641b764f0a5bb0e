package org.lumenark.submission.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.lumenark.filelist.CheckedRows;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into the database by COPY; some thousand bytes of them in memory. What was
 * copied counts when the transaction is committed.
 */
public final class CopiedRows implements CheckedRows, AutoCloseable {

  private static final int BUFFER_CHARACTERS = 64 << 10;

  private final UUID table;
  private final CopyIn copy;
  private final StringBuilder text = new StringBuilder(BUFFER_CHARACTERS + 4096);
  private long bytes;

  CopiedRows(Connection connection, TableKind kind, UUID table) throws SQLException {
    this.table = table;
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(kind.sql("copy {table}_row ({id}, number, {key}, cells) from stdin"));
  }

  /** Of which table they are. */
  public UUID table() {
    return table;
  }

  @Override
  public void row(long row, String key, List<String> values) throws IOException {
    text.append(table).append('\t').append(row).append('\t');
    escape(key);
    text.append('\t');
    int last = values.size();
    while (last > 0 && values.get(last - 1).isEmpty()) {
      last--;
    }
    for (int column = 0; column < last; column++) {
      if (column > 0) {
        text.append(StoredRow.SEPARATOR);
      }
      escape(values.get(column));
      bytes += length(values.get(column));
    }
    text.append('\n');
    if (text.length() > BUFFER_CHARACTERS) {
      write();
    }
  }

  /** The rows count when the transaction is committed. */
  public void finish() throws IOException, SQLException {
    write();
    copy.endCopy();
  }

  /** Of all values so far. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void write() throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException failure) {
      throw new IOException("rows of a table cannot be copied", failure);
    }
    text.setLength(0);
  }

  /** In UTF-8: ASCII one byte a character, most others two or three. */
  private static int length(String value) {
    int length = 0;
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      // Each half of a pair stands for two of its four bytes.
      length +=
          character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }
    return length;
  }

  private void escape(String value) {
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
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
