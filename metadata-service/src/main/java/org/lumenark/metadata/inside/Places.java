package org.lumenark.metadata.inside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.metadata.file.PathKey;
import org.lumenark.metadata.image.ImageRow;
import org.lumenark.metadata.image.Images;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.metadata.study.VersionRow;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Finds bytes for a caller who may see their study. */
@ApplicationScoped
class Places {

  private static final int LONGEST_PATH_BYTES = 4_000;

  private static final String FILE =
      """
      select object, "offset", size, encode(sha256, 'hex'), encode(crc32, 'hex') from file
       where accession = :accession and version = :version
         and path_key = decode(:key, 'hex') and path = :path
      """;

  private static final String SEGMENTS =
      """
      select entry_bytes, listed_bytes from archive_segment
       where accession = :accession and version = :version order by segment
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Images images;

  Places(Mutiny.SessionFactory sessions, StudyAccess access, Images images) {
    this.sessions = sessions;
    this.access = access;
    this.images = images;
  }

  Uni<FilePlace> file(AskedVersion asked, String path, Caller caller) {
    return sessions.withSession(session ->
        access.visible(session, asked, caller).chain(sight -> file(session, sight, path)));
  }

  private static Uni<FilePlace> file(
      Mutiny.Session session, StudySight.Visible sight, String path) {
    VersionRow.Key version = sight.version().key();
    if (!sight.hasOriginals()
        || path.indexOf('\0') >= 0
        || path.getBytes(UTF_8).length > LONGEST_PATH_BYTES) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return session
        .createNativeQuery(FILE, Object[].class)
        .setParameter("accession", version.accession())
        .setParameter("version", version.version())
        .setParameter("key", PathKey.hex(path))
        .setParameter("path", path)
        .getResultList()
        .map(rows -> first(rows))
        .map(row ->
            new FilePlace(
                (String) row[0],
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                (String) row[3],
                (String) row[4],
                sight.isOpen(),
                version.version()));
  }

  /** Refused as not there yet while rows of the version's files are missing. */
  Uni<ArchivePlace> archive(AskedVersion asked, Caller caller) {
    return sessions.withSession(
        session -> access.visible(session, asked, caller).chain(sight -> archive(session, sight)));
  }

  private static Uni<ArchivePlace> archive(Mutiny.Session session, StudySight.Visible sight) {
    VersionRow version = sight.version();
    if (!sight.hasOriginals()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    if (!version.isLoaded()) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
    return session
        .createNativeQuery(SEGMENTS, Object[].class)
        .setParameter("accession", version.key().accession())
        .setParameter("version", version.number())
        .getResultList()
        .map(rows -> ArchivePlace.of(sight, rows.stream().map(ArchivePlace.Segment::of).toList()));
  }

  Uni<ImagePlace> image(UUID id, Caller caller) {
    return sessions.withSession(session ->
        images
            .row(session, id)
            .chain(
                image -> images.visible(session, image, caller).map(sight -> place(image, sight))));
  }

  private static ImagePlace place(ImageRow image, StudySight.Visible sight) {
    boolean converted = image.state() == ImageState.CONVERTED;
    return new ImagePlace(
        image.accession(),
        sight.isOpen(image.version()),
        image.state().value(),
        image.prefix().orElse(null),
        converted ? image.group() : null,
        image.conversion().orElse(null),
        image.thumbnail().orElse(null));
  }

  Uni<FilesetPlace> fileset(UUID id, Caller caller) {
    return sessions.withSession(session ->
        session
            .createQuery(
                "from ImageRow where fileset = ?1 and conversion is not null"
                    + " order by conversion desc",
                ImageRow.class)
            .setParameter(1, id)
            .setMaxResults(1)
            .getResultList()
            .map(Places::first)
            .chain(image ->
                images.visible(session, image, caller).map(sight -> fileset(image, sight))));
  }

  private static FilesetPlace fileset(ImageRow image, StudySight.Visible sight) {
    return new FilesetPlace(
        image.accession(),
        sight.isOpen(image.version()),
        image.prefix().orElseThrow(),
        image.conversion().orElseThrow());
  }

  private static <T> T first(List<T> rows) {
    if (rows.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return rows.getFirst();
  }
}
