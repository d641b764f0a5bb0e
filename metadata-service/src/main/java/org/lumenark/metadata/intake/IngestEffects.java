package org.lumenark.metadata.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.Reason;
import org.lumenark.metadata.find.FileFormats;
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

  private static final String RESTORE =
      """
      insert into file_rejection
        (accession, version, ordinal, path, code, message, place, told_by, restored)
      values (:accession, :version, :ordinal, :path, '', '', null, :toldBy, true)
      on conflict (accession, version, ordinal) do update set
        path = excluded.path, code = excluded.code, message = excluded.message,
        place = excluded.place, told_by = excluded.told_by, restored = true
      where excluded.told_by > file_rejection.told_by
      """;

  private static final String RESTORE_RESULT =
      """
      insert into file_result (accession, version, ordinal, format, imaging, told_by)
      values (:accession, :version, :ordinal, :format, :imaging, :toldBy)
      on conflict (accession, version, ordinal) do update set
        format = excluded.format, imaging = excluded.imaging, rejected_code = null,
        rejected_message = null, rejected_place = null, told_by = excluded.told_by
      where excluded.told_by > file_result.told_by
      """;

  private static final String FORMAT =
      """
      insert into study_format (accession, version, format)
      values (:accession, :version, :format) on conflict do nothing
      """;

  /** Where a reason is kept that is about no single file. */
  private static final long WHOLE_STUDY = -1;

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
      case IngestEvent.FileRejected event ->
          reject(rows, event, event.ordinal(), event.path(), event.reason());
      case IngestEvent.IngestStopped event -> reject(rows, event, WHOLE_STUDY, "", event.reason());
      case IngestEvent.FileRestored event -> restore(rows, event);
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

  private static Uni<Void> reject(
      Effects.Rows rows, IngestEvent event, long ordinal, String path, Reason reason) {
    return rows.session()
        .createNativeQuery(REJECT)
        .setParameter("accession", event.accession().value())
        .setParameter("version", event.version())
        .setParameter("ordinal", ordinal)
        .setParameter("path", path)
        .setParameter("code", reason.code())
        .setParameter("message", reason.message())
        .setParameter("place", reason.place().orElse(""))
        .setParameter("toldBy", rows.keyVersion())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> restore(Effects.Rows rows, IngestEvent.FileRestored event) {
    return ofFile(rows, event, RESTORE)
        .setParameter("path", event.path())
        .executeUpdate()
        .chain(() -> FileFormats.leave(rows.session(), event))
        .chain(() ->
            ofFile(rows, event, RESTORE_RESULT)
                .setParameter("format", event.format())
                .setParameter("imaging", event.imaging().value())
                .executeUpdate())
        .chain(() -> FileFormats.find(rows.session(), event))
        .chain(() ->
            rows.session()
                .createNativeQuery(FORMAT)
                .setParameter("accession", event.accession().value())
                .setParameter("version", event.version())
                .setParameter("format", event.format())
                .executeUpdate())
        .replaceWithVoid();
  }

  private static Mutiny.Query<?> ofFile(
      Effects.Rows rows, IngestEvent.FileRestored event, String sql) {
    return rows.session()
        .createNativeQuery(sql)
        .setParameter("accession", event.accession().value())
        .setParameter("version", event.version())
        .setParameter("ordinal", event.ordinal())
        .setParameter("toldBy", rows.keyVersion());
  }
}
