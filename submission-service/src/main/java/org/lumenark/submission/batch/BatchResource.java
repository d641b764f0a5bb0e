package org.lumenark.submission.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.Ids;

/** Many small files in one request. */
@Path("/api/v1/drafts/{id}/files/batch")
@RunOnVirtualThread
public final class BatchResource {

  private final Batches batches;
  private final Callers callers;
  private final ObjectMapper mapper;

  BatchResource(Batches batches, Callers callers, ObjectMapper mapper) {
    this.batches = batches;
    this.callers = callers;
    this.mapper = mapper;
  }

  /** Answers when the pack is stored and committed: a line is an acknowledgement. */
  @POST
  @Consumes("application/x-tar")
  @Produces("application/x-ndjson")
  @Authenticated
  public StreamingOutput add(@PathParam("id") String id, InputStream body) {
    List<BatchLine> lines = batches.add(callers.current(), Ids.id(id), body);
    return output -> {
      try (JsonGenerator json = mapper.createGenerator(output)) {
        for (BatchLine line : lines) {
          mapper.writeValue(json, line);
          json.writeRaw('\n');
        }
      }
    };
  }
}
