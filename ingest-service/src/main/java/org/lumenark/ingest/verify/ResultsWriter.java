package org.lumenark.ingest.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.FileResult;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.ingest.collect.DerivedObjects;
import org.lumenark.ingest.task.Task;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;

/** Puts the results of a batch into the store, as lines of JSON in one gzip object. */
@ApplicationScoped
class ResultsWriter {

  private final ObjectStore derived;
  private final DerivedObjects objects;

  ResultsWriter(@Derived ObjectStore derived, DerivedObjects objects) {
    this.derived = derived;
    this.objects = objects;
  }

  /** An object that nothing points to until its row is adopted. */
  record Written(UUID id, String key) {}

  Written write(Task task, List<FileResult> results) throws IOException, SQLException {
    UUID id = TimeOrderedId.next();
    String key = "results/" + id + ".ndjson.gz";
    objects.begin(task, id, key);
    derived.put(key, lines(results), "application/gzip");
    return new Written(id, key);
  }

  private static byte[] lines(List<FileResult> results) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (FileResult result : results) {
        out.write(EventJson.mapper().writeValueAsBytes(result));
        out.write('\n');
      }
    }
    return bytes.toByteArray();
  }
}
