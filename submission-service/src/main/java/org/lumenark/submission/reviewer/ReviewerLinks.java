package org.lumenark.submission.reviewer;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.ReviewerToken;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.study.Revisions;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyState;

/** Makes and revokes reviewer links, and tells the catalogue which are good. */
@ApplicationScoped
class ReviewerLinks {

  private final Database database;
  private final LinkRepository repository;
  private final Studies studies;
  private final Revisions revisions;
  private final AuditTrail trail;
  private final SubmissionConfig config;
  private final String publicUrl;

  ReviewerLinks(
      Database database,
      LinkRepository repository,
      Studies studies,
      Revisions revisions,
      AuditTrail trail,
      SubmissionConfig config,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.database = database;
    this.repository = repository;
    this.studies = studies;
    this.revisions = revisions;
    this.trail = trail;
    this.config = config;
    this.publicUrl = publicUrl;
  }

  /**
   * Rights are checked before the body, so that a stranger learns nothing by a bad one.
   *
   * @return the link with, this once, its token
   */
  LinkView make(Caller caller, Accession accession, @Nullable JsonNode body) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ReviewerToken token = ReviewerToken.next();
    return database.call(connection -> {
      Study study = studies.lock(connection, caller, accession, Right.OWN);
      if (study.state() instanceof StudyState.Withdrawn) {
        throw new ProblemException(ProblemType.WITHDRAWN);
      }
      LinkRequest request =
          LinkRequest.parse(body, now, config.reviewerLinkLife(), config.maxReviewerLinkLife());
      if (repository.of(connection, accession).size() >= config.maxReviewerLinks()) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "quota.reviewer-links",
            "The study has " + config.maxReviewerLinks() + " reviewer links. Revoke one first.",
            List.of());
      }
      Link link =
          new Link(
              TimeOrderedId.next(),
              accession,
              request.label(),
              request.originals(),
              caller.username(),
              now,
              request.expires());
      repository.insert(connection, link, token);
      revisions.revised(connection, study, now);
      trail.append(
          connection,
          study.draft(),
          Actor.of(caller),
          Action.REVIEWER_LINK_MADE,
          Map.of(
              "link",
              link.id().toString(),
              "expiresAt",
              link.expiresAt().toString(),
              "originals",
              link.originals()));
      return LinkView.of(link, token, publicUrl);
    });
  }

  /** The good ones, oldest first. */
  List<Link> list(Caller caller, Accession accession) {
    return database.call(connection -> {
      studies.lock(connection, caller, accession, Right.OWN);
      return repository.of(connection, accession);
    });
  }

  /** Ends a link; requests see it end as soon as the catalogue has heard of it. */
  void revoke(Caller caller, Accession accession, UUID id) {
    database.run(connection -> {
      Study study = studies.lock(connection, caller, accession, Right.OWN);
      if (!repository.revoke(connection, accession, id)) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
      tell(connection, study);
      trail.append(
          connection,
          study.draft(),
          Actor.of(caller),
          Action.REVIEWER_LINK_REVOKED,
          Map.of("link", id.toString()));
    });
  }

  /** Of a withdrawn study no link opens anything. */
  private void tell(Connection connection, Study study) throws SQLException {
    if (!(study.state() instanceof StudyState.Withdrawn)) {
      revisions.revised(connection, study, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
  }
}
