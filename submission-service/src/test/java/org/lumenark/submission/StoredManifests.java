package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.manifest.ManifestReader;
import org.lumenark.platform.manifest.ManifestUri;
import org.lumenark.platform.storage.ObjectStore;

/** Manifests of versions, as the store has them. */
record StoredManifests(AgroalDataSource database, ObjectStore store) {

  private static final int LARGEST_SEGMENT = 1 << 20;

  /** Waits until the version is sealed. */
  ManifestRoot root(String accession, int version) throws InterruptedException {
    Depositor.await(() -> uri(accession, version).startsWith("originals:"));
    return new ManifestReader(store).root(ManifestUri.parse(uri(accession, version)));
  }

  List<String> lines(ManifestRoot.Segment segment) throws IOException {
    byte[] packed = store.read(segment.object().value(), LARGEST_SEGMENT);
    try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      List<String> lines = new String(text.readAllBytes(), UTF_8).lines().toList();
      assertThat(lines).hasSize(segment.lines());
      return lines;
    }
  }

  private String uri(String accession, int version) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select manifest from submission.study_version"
                    + " where accession = ? and version = ?")) {
      select.setString(1, accession);
      select.setInt(2, version);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? String.valueOf(row.getString(1)) : "";
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
