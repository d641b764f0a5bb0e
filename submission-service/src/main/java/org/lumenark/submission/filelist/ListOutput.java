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
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.StoredRow;
import org.lumenark.submission.table.TableKind;
import org.lumenark.submission.table.TableRows;

/** Writes stored lists. */
@ApplicationScoped
class ListOutput {

  private final TableRows rows;
  private final ObjectMapper mapper;

  ListOutput(TableRows rows, ObjectMapper mapper) {
    this.rows = rows;
    this.mapper = mapper;
  }

  StreamingOutput tsv(DraftTable list) {
    return output -> {
      Writer text =
          new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 64 << 10);
      line(text, "Files", list.columns());
      rows.forEach(TableKind.FILE_LIST, list, row -> line(text, row.key(), row.values()));
      text.flush();
    };
  }

  StreamingOutput json(DraftTable list) {
    return output -> {
      JsonGenerator json = mapper.createGenerator(output);
      json.writeStartArray();
      rows.forEach(TableKind.FILE_LIST, list, row -> element(json, list.columns(), row));
      json.writeEndArray();
      json.flush();
    };
  }

  private static void line(Writer text, String path, List<String> values) throws IOException {
    text.write(path);
    for (String value : values) {
      text.write('\t');
      text.write(value.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
    }
    text.write('\n');
  }

  private static void element(JsonGenerator json, List<String> columns, StoredRow row)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", row.key());
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
