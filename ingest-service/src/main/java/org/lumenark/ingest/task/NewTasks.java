package org.lumenark.ingest.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestTaskWaiting;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.messaging.Outbox;

/** Adds tasks in the transaction of their cause, and wakes workers once it commits. */
public final class NewTasks {

  private static final String SOURCE = "/lumenark/ingest-service";

  /** More would only wake workers that find nothing. */
  private static final int MOST_WAKES = 8;

  private NewTasks() {}

  /** All of one kind. */
  public static void add(Connection connection, List<NewTask> tasks) throws SQLException {
    if (tasks.isEmpty()) {
      return;
    }
    TaskTable.insert(connection, tasks);
    Kind kind = tasks.getFirst().kind();
    for (int i = 0; i < Math.min(tasks.size(), MOST_WAKES); i++) {
      Outbox.append(
          connection,
          Topics.INGEST_TASK,
          new EventEnvelope<>(
              TimeOrderedId.next(),
              SOURCE,
              Instant.now(),
              kind.name() + "-" + i,
              1,
              new IngestTaskWaiting(kind)));
    }
  }
}
