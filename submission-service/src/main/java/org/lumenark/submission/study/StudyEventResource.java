package org.lumenark.submission.study;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Callers;

/** State and progress of a study as they change, as server-sent events. */
@Path("/api/v1/submissions/{accession}/events")
public final class StudyEventResource {

  private final StudyEvents events;
  private final Callers callers;

  StudyEventResource(StudyEvents events, Callers callers) {
    this.events = events;
    this.callers = callers;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Authenticated
  public Multi<OutboundSseEvent> follow(@PathParam("accession") String text) {
    Accession accession = StudyResource.accession(text);
    Caller caller = callers.current();
    return events.follow(caller, accession);
  }
}
