package org.lumenark.ingest.assemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Representation;
import org.lumenark.ingest.study.StudyVersion;

/** Statements over the tables {@code file_set} and {@code image}. */
public final class ImageTable {

  private ImageTable() {}

  /**
   * Files that are converted together and are not done yet.
   *
   * @param images by series
   */
  public record WaitingSet(UUID fileset, String entry, String format, List<ImageFacts> images) {}

  /** Which of these file sets are known already. */
  static Set<UUID> known(Connection connection, StudyVersion study, List<UUID> filesets)
      throws SQLException {
    Set<UUID> known = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select fileset from file_set"
                + " where accession = ? and version = ? and fileset = any (?)")) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setArray(3, connection.createArrayOf("uuid", filesets.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(row.getObject(1, UUID.class));
        }
      }
    }
    return known;
  }

  /** Whether an image of the set was found before, by another entry. */
  static boolean hasAny(Connection connection, StudyVersion study, AssembledSet set)
      throws SQLException {
    Object[] ids = set.images().stream().map(ImageFacts::id).toArray();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from image where accession = ? and version = ? and id = any (?) limit 1")) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setArray(3, connection.createArrayOf("uuid", ids));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * @param done whether there is nothing to convert
   */
  static void insertSet(Connection connection, StudyVersion study, AssembledSet set, boolean done)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into file_set (accession, version, fileset, entry, format, bytes, state)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, study.accession().value());
      insert.setInt(2, study.number());
      insert.setObject(3, set.fileset());
      insert.setString(4, set.entry());
      insert.setString(5, set.format());
      insert.setLong(6, set.bytes());
      insert.setString(7, done ? "done" : "waiting");
      insert.executeUpdate();
    }
  }

  /**
   * @param representation present if it is converted already
   */
  static void insertImage(
      Connection connection,
      StudyVersion study,
      UUID fileset,
      ImageFacts facts,
      ImageState state,
      Optional<Representation> representation)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into image (accession, version, id, number, fileset, series, state, facts,"
                + " representation) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, study.accession().value());
      insert.setInt(2, study.number());
      insert.setObject(3, facts.id());
      insert.setLong(4, facts.number());
      insert.setObject(5, fileset);
      insert.setInt(6, facts.series());
      insert.setString(7, state.value());
      insert.setString(8, json(facts));
      insert.setString(9, representation.map(ImageTable::json).orElse(null));
      insert.executeUpdate();
    }
  }

  /** A file set and its images; empty if it is done or shared out. */
  public static Optional<WaitingSet> waiting(
      Connection connection, StudyVersion study, UUID fileset) throws SQLException {
    return select(connection, study, fileset, "waiting");
  }

  /** A file set that is shared out, and its images; empty if it is done. */
  public static Optional<WaitingSet> inRegions(
      Connection connection, StudyVersion study, UUID fileset) throws SQLException {
    return select(connection, study, fileset, "regions");
  }

  private static Optional<WaitingSet> select(
      Connection connection, StudyVersion study, UUID fileset, String state) throws SQLException {
    List<ImageFacts> images = new ArrayList<>();
    String entry = "";
    String format = "";
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.entry, s.format, i.facts from file_set s
            join image i using (accession, version, fileset)
            where s.accession = ? and s.version = ? and s.fileset = ? and s.state = ?
            order by i.series
            """)) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setObject(3, fileset);
      select.setString(4, state);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entry = row.getString(1);
          format = row.getString(2);
          images.add(facts(row.getString(3)));
        }
      }
    }
    return images.isEmpty()
        ? Optional.empty()
        : Optional.of(new WaitingSet(fileset, entry, format, images));
  }

  /** The final state of an image. */
  public static void end(
      Connection connection,
      StudyVersion study,
      ImageFacts facts,
      ImageState state,
      Optional<Representation> representation)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update image set state = ?, facts = ?, representation = ?"
                + " where accession = ? and version = ? and id = ?")) {
      update.setString(1, state.value());
      update.setString(2, json(facts));
      update.setString(3, representation.map(ImageTable::json).orElse(null));
      update.setString(4, study.accession().value());
      update.setInt(5, study.number());
      update.setObject(6, facts.id());
      update.executeUpdate();
    }
  }

  public static void endSet(Connection connection, StudyVersion study, UUID fileset)
      throws SQLException {
    setState(connection, study, fileset, "done");
  }

  /** From now on several workers convert it. */
  public static void shareSet(Connection connection, StudyVersion study, UUID fileset)
      throws SQLException {
    setState(connection, study, fileset, "regions");
  }

  private static void setState(
      Connection connection, StudyVersion study, UUID fileset, String state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update file_set set state = ?"
                + " where accession = ? and version = ? and fileset = ?")) {
      update.setString(1, state);
      update.setString(2, study.accession().value());
      update.setInt(3, study.number());
      update.setObject(4, fileset);
      update.executeUpdate();
    }
  }

  /** Images that other versions of the study have too; one that is converted if there is one. */
  static Map<UUID, KnownImage> inOtherVersions(
      Connection connection, StudyVersion study, Collection<UUID> ids) throws SQLException {
    Map<UUID, KnownImage> known = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct on (i.id) i.id, i.number, i.facts, i.representation
              from study_ingest v
              join image i on i.accession = v.accession and i.version = v.version
             where v.accession = ? and v.version <> ? and i.id = any (?)
             order by i.id, i.representation is null, i.version desc
            """)) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String facts = row.getString(3);
          Optional<KnownImage.Conversion> conversion =
              Optional.ofNullable(row.getString(4))
                  .map(json -> new KnownImage.Conversion(facts(facts), representation(json)));
          UUID id = row.getObject(1, UUID.class);
          known.put(id, new KnownImage(id, row.getLong(2), conversion));
        }
      }
    }
    return known;
  }

  private static Representation representation(String json) {
    try {
      return EventJson.mapper().readValue(json, Representation.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("representation cannot be read", broken);
    }
  }

  private static String json(Object facts) {
    try {
      return EventJson.mapper().writeValueAsString(facts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("facts cannot be written", impossible);
    }
  }

  private static ImageFacts facts(String json) {
    try {
      return EventJson.mapper().readValue(json, ImageFacts.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("facts cannot be read", broken);
    }
  }
}
