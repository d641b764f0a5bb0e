package org.lumenark.metadata.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.Reason;
import org.lumenark.metadata.image.ImageRows;
import org.lumenark.metadata.loader.LoadRequests;

/** What became of files and images. */
@ApplicationScoped
class IngestEffects {

  private static final String REJECT =
      """
      insert into file_rejection
        (accession, version, ordinal, path, code, message, place, told_by)
      values (:accession, :version, :ordinal, :path, :code, :message, nullif(:place, ''), :toldBy)
      on conflict (accession, version, ordinal) do update set
        path = excluded.path, code = excluded.code, message = excluded.message,
        place = excluded.place, told_by = excluded.told_by
      where excluded.told_by > file_rejection.told_by
      """;

  private final LoadRequests loads;
  private final ImageRows images;

  IngestEffects(LoadRequests loads, ImageRows images) {
    this.loads = loads;
    this.images = images;
  }

  Uni<Void> apply(Effects.Rows rows, IngestEvent data) {
    return switch (data) {
      case IngestEvent.FilesVerified event ->
          loads.results(rows.session(), event, rows.keyVersion());
      case IngestEvent.FileRejected event -> reject(rows, event);
      case IngestEvent.ImageConverted event ->
          images.put(
              rows.session(),
              new ImageRows.Told(
                  event.accession(),
                  event.version(),
                  event.image(),
                  ImageState.CONVERTED,
                  Optional.empty(),
                  Optional.of(event.representation()),
                  rows.keyVersion()));
      case IngestEvent.ImageFailed event ->
          images.put(
              rows.session(),
              new ImageRows.Told(
                  event.accession(),
                  event.version(),
                  event.image(),
                  event.state(),
                  Optional.of(event.reason()),
                  Optional.empty(),
                  rows.keyVersion()));
      case IngestEvent.IngestCompleted event -> {
        rows.version().completed(event);
        yield Uni.createFrom().voidItem();
      }
    };
  }

  private static Uni<Void> reject(Effects.Rows rows, IngestEvent.FileRejected event) {
    Reason reason = event.reason();
    return rows.session()
        .createNativeQuery(REJECT)
        .setParameter("accession", event.accession().value())
        .setParameter("version", event.version())
        .setParameter("ordinal", event.ordinal())
        .setParameter("path", event.path())
        .setParameter("code", reason.code())
        .setParameter("message", reason.message())
        .setParameter("place", reason.place().orElse(""))
        .setParameter("toldBy", rows.keyVersion())
        .executeUpdate()
        .replaceWithVoid();
  }
}
