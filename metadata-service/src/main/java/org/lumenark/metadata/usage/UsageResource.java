package org.lumenark.metadata.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.statistics.RecentAnswer;
import org.lumenark.metadata.statistics.StatisticsConfig;
import org.lumenark.metadata.study.TaggedAnswer;

/** How all public studies were used, by months. */
@Path("/api/v1/usage")
public class UsageResource {

  private final RecentAnswer answer;

  UsageResource(Usage usage, StatisticsConfig config, ObjectMapper mapper) {
    this.answer = new RecentAnswer(mapper, config.keep(), InstantSource.system(), usage::ofAll);
  }

  @GET
  @PermitAll
  @Operation(operationId = "readUsage")
  public Uni<Response> all(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return answer
        .json()
        .map(json -> TaggedAnswer.of(json, known, true).type(MediaType.APPLICATION_JSON).build());
  }
}
