package org.lumenark.metadata.announcement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Announces whatever is due, also what a crash left behind. A study whose announcement fails waits
 * a while, so that the others are not held up. Several instances may sweep: each page locks its
 * study.
 */
@ApplicationScoped
public class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);

  private static final String DUE =
      "select accession from study where announce_at <= now() order by announce_at limit 100";
  private static final String FAN_OUT =
      """
      select accession from study where images_after is not null and submitted_at is not null
      union
      (select distinct i.accession from image i join study s on s.accession = i.accession
        where i.announce and s.submitted_at is not null)
      limit 100
      """;
  private static final String LATER =
      "update study set announce_at = now() + interval '30 seconds' where accession = :accession"
          + " and announce_at is not null";

  private final Mutiny.SessionFactory sessions;
  private final Announcer announcer;
  private final ImageAnnouncer images;

  Sweep(Mutiny.SessionFactory sessions, Announcer announcer, ImageAnnouncer images) {
    this.sessions = sessions;
    this.announcer = announcer;
    this.images = images;
  }

  @Scheduled(
      every = "${lumenark.metadata.sweep.interval:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return studies()
        .chain(this::imagesOfStudies)
        .onFailure()
        .recoverWithUni(failure -> {
          LOG.warnf("sweep begins anew: %s", failure.getMessage());
          return Uni.createFrom().voidItem();
        });
  }

  private Uni<Void> studies() {
    return each(DUE, this::announce);
  }

  private Uni<Void> imagesOfStudies() {
    return each(FAN_OUT, this::announceImages);
  }

  private Uni<Void> each(String query, Function<String, Uni<Void>> step) {
    return sessions
        .withSession(session -> session.createNativeQuery(query, String.class).getResultList())
        .chain(accessions ->
            Multi.createFrom()
                .iterable(accessions)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid());
  }

  private Uni<Void> announce(String accession) {
    return announcer
        .announce(accession)
        .onFailure()
        .recoverWithUni(failure -> {
          LOG.errorf(failure, "study %s cannot be announced now", accession);
          return sessions
              .withTransaction(session ->
                  session
                      .createNativeQuery(LATER)
                      .setParameter("accession", accession)
                      .executeUpdate())
              .replaceWithVoid();
        });
  }

  private Uni<Void> announceImages(String accession) {
    return images
        .announcePage(accession)
        .repeat()
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> {
          LOG.errorf(failure, "images of %s cannot be announced now", accession);
          return Uni.createFrom().voidItem();
        });
  }
}
