package org.lumenark.metadata.study;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.ReviewerLink;
import org.lumenark.platform.security.ReviewerToken;

/** Which reviewer links are good, as submission-service told it last. */
@ApplicationScoped
public class ReviewerLinks {

  private static final String FORGET = "delete from reviewer_link where accession = :accession";

  private static final String REMEMBER =
      """
      insert into reviewer_link (digest, accession, expires_at, originals)
      values (:digest, :accession, :expires, :originals) on conflict (digest) do nothing
      """;

  private static final String FIND =
      """
      select originals from reviewer_link
       where digest = :digest and accession = :accession and expires_at > now()
      """;

  /** Replaces all links of a study, whose row is locked. */
  public Uni<Void> replace(Mutiny.Session session, String accession, List<ReviewerLink> links) {
    Uni<Void> done =
        session
            .createNativeQuery(FORGET)
            .setParameter("accession", accession)
            .executeUpdate()
            .replaceWithVoid();
    for (ReviewerLink link : links) {
      done = done.chain(() -> remember(session, accession, link));
    }
    return done;
  }

  private static Uni<Void> remember(Mutiny.Session session, String accession, ReviewerLink link) {
    return session
        .createNativeQuery(REMEMBER)
        .setParameter("digest", link.digest())
        .setParameter("accession", accession)
        .setParameter("expires", link.expiresAt())
        .setParameter("originals", link.originals())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** What this token opens of this study; empty if nothing, whatever the reason. */
  Uni<Optional<Review>> review(Mutiny.Session session, String accession, ReviewerToken token) {
    return session
        .createNativeQuery(FIND, Boolean.class)
        .setParameter("digest", token.digest())
        .setParameter("accession", accession)
        .getResultList()
        .map(found -> found.stream().findFirst().map(originals -> new Review(token, originals)));
  }
}
