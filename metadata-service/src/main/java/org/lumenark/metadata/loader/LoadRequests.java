package org.lumenark.metadata.loader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.SubmissionEvent;

/**
 * Notes in the transaction of an event that an object is to be loaded; the event waits for none.
 */
@ApplicationScoped
public class LoadRequests {

  private static final String REQUEST =
      """
      insert into load_task (kind, accession, version, batch, object, root, told_by)
      values (:kind, :accession, :version, :batch, :object, nullif(:root, ''), :toldBy)
      on conflict do nothing
      """;

  public Uni<Void> manifest(
      Mutiny.Session session, SubmissionEvent.ManifestSealed event, long keyVersion) {
    return request(session, LoadTask.Kind.MANIFEST, event.manifest(), keyVersion)
        .setParameter("accession", event.accession().value())
        .setParameter("version", event.version())
        .setParameter("batch", 0)
        .setParameter("root", event.root())
        .executeUpdate()
        .replaceWithVoid();
  }

  public Uni<Void> results(
      Mutiny.Session session, IngestEvent.FilesVerified event, long keyVersion) {
    return request(session, LoadTask.Kind.RESULTS, event.results(), keyVersion)
        .setParameter("accession", event.accession().value())
        .setParameter("version", event.version())
        .setParameter("batch", event.batch())
        .setParameter("root", "")
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Mutiny.Query<?> request(
      Mutiny.Session session, LoadTask.Kind kind, String object, long keyVersion) {
    return session
        .createNativeQuery(REQUEST)
        .setParameter("kind", kind.value())
        .setParameter("object", object)
        .setParameter("toldBy", keyVersion);
  }
}
