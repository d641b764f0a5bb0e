package org.lumenark.ingest.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.SubmissionEvent.ManifestSealed;
import org.lumenark.contracts.event.SubmissionEvent.StudyReleased;
import org.lumenark.contracts.event.SubmissionEvent.StudyRevised;
import org.lumenark.contracts.event.SubmissionEvent.StudySubmitted;
import org.lumenark.contracts.event.SubmissionEvent.StudyWithdrawn;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.Bell;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;
import org.lumenark.ingest.task.TaskTable;
import org.lumenark.platform.messaging.Inbox;

/**
 * What events of studies do here. The effects commute, so that the order of arrival does not
 * matter: a withdrawal is remembered, and a manifest that is heard of later starts nothing.
 */
@ApplicationScoped
class SubmissionEffects {

  private static final String CONSUMER = "ingest";

  private final Transactions transactions;
  private final Bell bell;

  SubmissionEffects(Transactions transactions, Bell bell) {
    this.transactions = transactions;
    this.bell = bell;
  }

  void apply(EventEnvelope<?> event) throws SQLException {
    if (!(event.data() instanceof SubmissionEvent submission)) {
      return;
    }
    transactions.<RuntimeException>run(connection -> {
      LockedStudy study = LockedStudy.lock(connection, submission.accession());
      if (Inbox.firstTime(connection, CONSUMER, event.id())) {
        apply(connection, study, submission);
      }
    });
    bell.ring();
  }

  private static void apply(Connection connection, LockedStudy study, SubmissionEvent event)
      throws SQLException {
    switch (event) {
      case StudySubmitted submitted ->
          IngestTable.setOwner(connection, submitted.accession(), submitted.owner().subject());
      case ManifestSealed sealed -> begin(connection, study, sealed);
      case StudyWithdrawn withdrawn -> {
        IngestTable.withdraw(connection, withdrawn.accession());
        TaskTable.cancelAll(connection, withdrawn.accession());
      }
      case StudyReleased released -> {}
      case StudyRevised revised -> {}
    }
  }

  private static void begin(Connection connection, LockedStudy study, ManifestSealed sealed)
      throws SQLException {
    if (IngestTable.begin(connection, sealed, study.withdrawn()) && !study.withdrawn()) {
      StudyVersion version = new StudyVersion(sealed.accession(), sealed.version());
      NewTasks.add(
          connection, List.of(NewTask.ofStudy(Kind.PlanIngest, version, new PlanHandler.Plan())));
    }
  }
}
