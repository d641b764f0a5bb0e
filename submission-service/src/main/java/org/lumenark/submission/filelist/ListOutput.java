package org.lumenark.submission.filelist;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumenark.submission.database.Database;

/** Writes stored lists, a page of rows in memory. */
@ApplicationScoped
class ListOutput {

  private static final int PAGE_ROWS = 2_000;

  private final Database database;
  private final FileListRepository repository;
  private final ObjectMapper mapper;

  ListOutput(Database database, FileListRepository repository, ObjectMapper mapper) {
    this.database = database;
    this.repository = repository;
    this.mapper = mapper;
  }

  /** Takes rows in order. */
  @FunctionalInterface
  private interface RowWriter {
    void write(ListRow row) throws IOException;
  }

  StreamingOutput tsv(FileList list) {
    return output -> {
      Writer text =
          new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 64 << 10);
      line(text, "Files", list.columns());
      forEach(list, row -> line(text, row.path(), row.values()));
      text.flush();
    };
  }

  StreamingOutput json(FileList list) {
    return output -> {
      JsonGenerator json = mapper.createGenerator(output);
      json.writeStartArray();
      forEach(list, row -> element(json, list.columns(), row));
      json.writeEndArray();
      json.flush();
    };
  }

  /**
   * @throws IOException also if the list was collected meanwhile: what was sent has no end then
   */
  private void forEach(FileList list, RowWriter writer) throws IOException {
    long written = 0;
    long last = -1;
    List<ListRow> page;
    do {
      long after = last;
      page = database.call(connection -> repository.page(connection, list.id(), after, PAGE_ROWS));
      for (ListRow row : page) {
        writer.write(row);
        last = row.number();
        written++;
      }
    } while (page.size() == PAGE_ROWS);
    if (written != list.rows()) {
      throw new IOException("the list was replaced while it was read");
    }
  }

  private static void line(Writer text, String path, List<String> values) throws IOException {
    text.write(path);
    for (String value : values) {
      text.write('\t');
      text.write(value.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
    }
    text.write('\n');
  }

  private static void element(JsonGenerator json, List<String> columns, ListRow row)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", row.path());
    json.writeArrayFieldStart("attributes");
    for (int column = 0; column < row.values().size(); column++) {
      if (!row.values().get(column).isEmpty()) {
        json.writeStartObject();
        json.writeStringField("name", columns.get(column));
        json.writeStringField("value", row.values().get(column));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
