package org.lumenark.ingest.convert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.imaging.convert.RegionReceipt;
import org.lumenark.ingest.study.StudyVersion;

/**
 * Statements over the tables {@code region_conversion} and {@code converted_region}. Whoever
 * changes them has locked the study.
 */
final class RegionTable {

  private RegionTable() {}

  static void begin(
      Connection connection, StudyVersion study, UUID fileset, Converted.Shared shared)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into region_conversion"
                + " (conversion, accession, version, fileset, regions, region_bytes, memory)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, shared.conversion());
      insert.setString(2, study.accession().value());
      insert.setInt(3, study.number());
      insert.setObject(4, fileset);
      insert.setInt(5, shared.regions());
      insert.setLong(6, shared.regionBytes());
      insert.setLong(7, shared.memory());
      insert.executeUpdate();
    }
  }

  /** A conversion that goes on; empty if it has ended. */
  static Optional<Converted.Shared> find(Connection connection, UUID conversion)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select regions, region_bytes, memory from region_conversion where conversion = ?")) {
      select.setObject(1, conversion);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Converted.Shared(conversion, row.getInt(1), row.getLong(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  /** Keeps what a worker hands over; true if it was the last region. */
  static boolean add(Connection connection, UUID conversion, int region, RegionReceipt receipt)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into converted_region (conversion, region, bytes, checksums)"
                + " values (?, ?, ?, ?)")) {
      insert.setObject(1, conversion);
      insert.setInt(2, region);
      insert.setLong(3, receipt.bytesWritten());
      insert.setBytes(4, receipt.checksums());
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update region_conversion set regions_done = regions_done + 1"
                + " where conversion = ? returning regions_done = regions")) {
      update.setObject(1, conversion);
      try (ResultSet row = update.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** What all workers have handed over, by region. */
  static List<RegionReceipt> receipts(Connection connection, UUID conversion) throws SQLException {
    List<RegionReceipt> receipts = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select bytes, checksums from converted_region where conversion = ?"
                + " order by region")) {
      select.setObject(1, conversion);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          receipts.add(new RegionReceipt(row.getLong(1), row.getBytes(2)));
        }
      }
    }
    return receipts;
  }

  static void end(Connection connection, UUID conversion) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from region_conversion where conversion = ?")) {
      delete.setObject(1, conversion);
      delete.executeUpdate();
    }
  }
}
