package org.lumenark.ingest.assemble;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.id.Accession;

/**
 * Gives images their numbers in the study, in the order in which they are found. An image that
 * another version has keeps its number; no number is given twice. The study is locked.
 */
final class Numbering {

  private static final String LAST =
      """
      select coalesce(max(n.number), 0) from study_ingest v cross join lateral (
        select max(i.number) as number from image i
         where i.accession = v.accession and i.version = v.version) n
       where v.accession = ?
      """;

  private final Map<UUID, KnownImage> known;
  private long last;

  private Numbering(Map<UUID, KnownImage> known, long last) {
    this.known = known;
    this.last = last;
  }

  static Numbering begin(Connection connection, Accession accession, Map<UUID, KnownImage> known)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST)) {
      select.setString(1, accession.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Numbering(known, row.getLong(1));
      }
    }
  }

  ImageFacts numbered(ImageFacts image) {
    KnownImage before = known.get(image.id());
    return with(image, before == null ? ++last : before.number());
  }

  private static ImageFacts with(ImageFacts image, long number) {
    return new ImageFacts(
        image.id(),
        number,
        image.path(),
        image.series(),
        image.name(),
        image.format(),
        image.role(),
        image.axes(),
        image.shape(),
        image.dtype(),
        image.physicalSizes(),
        image.channels(),
        image.levels(),
        image.pixelDigest(),
        image.files(),
        image.plate());
  }

  /** What a conversion found of an image, with the files that it has in this version. */
  static ImageFacts converted(ImageFacts found, ImageFacts here) {
    return new ImageFacts(
        found.id(),
        here.number(),
        found.path(),
        found.series(),
        found.name(),
        found.format(),
        found.role(),
        found.axes(),
        found.shape(),
        found.dtype(),
        found.physicalSizes(),
        found.channels(),
        found.levels(),
        found.pixelDigest(),
        here.files(),
        here.plate());
  }
}
