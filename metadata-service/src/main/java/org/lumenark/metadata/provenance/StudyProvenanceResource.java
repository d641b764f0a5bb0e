package org.lumenark.metadata.provenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.TaggedAnswer;
import org.lumenark.platform.security.Callers;

/** Where the values of a study come from. */
@Path("/api/v1/studies/{accession}/provenance")
@Produces(MediaType.APPLICATION_JSON)
public class StudyProvenanceResource {

  private final Provenance provenance;
  private final ObjectMapper mapper;
  private final Callers callers;

  StudyProvenanceResource(Provenance provenance, ObjectMapper mapper, Callers callers) {
    this.provenance = provenance;
    this.mapper = mapper;
    this.callers = callers;
  }

  @GET
  @PermitAll
  @Operation(operationId = "readStudyProvenance")
  public Uni<Response> read(
      @RestPath String accession,
      @RestQuery @Nullable String version,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return provenance
        .ofStudy(AskedVersion.of(accession, version), callers.current())
        .map(told -> TaggedAnswer.json(mapper, told.provenance(), known, told.open()).build());
  }
}
