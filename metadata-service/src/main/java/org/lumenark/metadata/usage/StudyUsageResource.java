package org.lumenark.metadata.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.security.Callers;

/** How one study was used, by months. */
@Path("/api/v1/studies/{accession}/usage")
public class StudyUsageResource {

  private final Usage usage;
  private final ObjectMapper mapper;
  private final Callers callers;

  StudyUsageResource(Usage usage, ObjectMapper mapper, Callers callers) {
    this.usage = usage;
    this.mapper = mapper;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "readStudyUsage")
  public Uni<Response> one(
      @RestPath String accession, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return usage
        .ofStudy(accession, callers.current())
        .map(found ->
            TaggedAnswer.json(mapper, found.usage(), known, found.sight().study().isPublic())
                .build());
  }
}
