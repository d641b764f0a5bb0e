package org.lumenark.submission.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.lumenark.submission.Ids;
import org.lumenark.submission.token.Uploaders;

/** Many small files in one request. */
@Path("/api/v1/drafts/{id}/files/batch")
@RunOnVirtualThread
public final class BatchResource {

  private final Batches batches;
  private final Uploaders uploaders;
  private final ObjectMapper mapper;

  BatchResource(Batches batches, Uploaders uploaders, ObjectMapper mapper) {
    this.batches = batches;
    this.uploaders = uploaders;
    this.mapper = mapper;
  }

  /** Answers when the pack is stored and committed: a line is an acknowledgement. */
  @POST
  @Consumes("application/x-tar")
  @Produces("application/x-ndjson")
  @RolesAllowed({Uploaders.PEOPLE, Uploaders.ROLE})
  public StreamingOutput add(@PathParam("id") String id, InputStream body) {
    UUID draft = Ids.id(id);
    List<BatchLine> lines = batches.add(uploaders.current(), draft, body);
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
