package org.lumenark.ingest.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.task.Task;

/**
 * Notes what is written to the bucket {@code derived} before it is written, and adopts it in the
 * transaction that points to it. What is never adopted is garbage.
 */
@ApplicationScoped
public class DerivedObjects {

  private final Transactions transactions;

  DerivedObjects(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Says that a worker is about to write.
   *
   * @param prefix of all keys that will be written
   */
  public void begin(Task task, UUID id, String prefix) throws SQLException {
    transactions.<RuntimeException>run(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into derived_object (id, prefix, task, fence) values (?, ?, ?, ?)")) {
        insert.setObject(1, id);
        insert.setString(2, prefix);
        insert.setObject(3, task.id());
        insert.setLong(4, task.fence());
        insert.executeUpdate();
      }
    });
  }

  public static void adopt(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update derived_object set adopted_at = now() where id = ? and adopted_at is null")) {
      update.setObject(1, id);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("object " + id + " was collected before it was adopted");
      }
    }
  }

  /**
   * Gives up what nobody works on any more; its age counts from now, since a worker that does not
   * know it yet may still write.
   */
  public static void release(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update derived_object set started_at = now() where id = ? and adopted_at is null")) {
      update.setObject(1, id);
      update.executeUpdate();
    }
  }

  /** Something that no one points to. */
  record Loose(UUID id, String prefix) {}

  /** Older ones first; none whose writer may still be at it. */
  List<Loose> loose(Duration age, int limit) throws SQLException {
    return transactions.<List<Loose>, RuntimeException>call(connection -> {
      List<Loose> found = new ArrayList<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              """
              select id, prefix from derived_object d
              where adopted_at is null and started_at < now() - make_interval(secs => ?)
                and not exists (select 1 from task t where t.id = d.task
                  and t.fence = d.fence and t.state = 'running')
                and not exists (select 1 from region_conversion r where r.conversion = d.id)
              order by started_at limit ?
              """)) {
        select.setDouble(1, age.toMillis() / 1000.0);
        select.setInt(2, limit);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            found.add(new Loose(row.getObject(1, UUID.class), row.getString(2)));
          }
        }
      }
      return found;
    });
  }

  void forget(UUID id) throws SQLException {
    transactions.<RuntimeException>run(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement(
              "delete from derived_object where id = ? and adopted_at is null")) {
        delete.setObject(1, id);
        delete.executeUpdate();
      }
    });
  }
}
