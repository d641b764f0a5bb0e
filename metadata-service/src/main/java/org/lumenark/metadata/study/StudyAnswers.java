package org.lumenark.metadata.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.security.Caller;

/** A study as the archive itself has it, under whichever of its addresses it was asked for. */
@ApplicationScoped
public class StudyAnswers {

  private final Studies studies;
  private final ObjectMapper mapper;

  StudyAnswers(Studies studies, ObjectMapper mapper) {
    this.studies = studies;
    this.mapper = mapper;
  }

  /**
   * @param known entity tag that the caller has
   */
  public Uni<Response> of(AskedVersion asked, @Nullable String known, Caller caller) {
    return studies.one(asked, caller).map(study -> answer(study, known, caller));
  }

  private Response answer(StudyObject study, @Nullable String known, Caller caller) {
    boolean open =
        caller.reviewer().isEmpty()
            && !study.state().equals("private")
            && !study.state().equals("submitted");
    return TaggedAnswer.json(mapper, study, known, open).build();
  }
}
