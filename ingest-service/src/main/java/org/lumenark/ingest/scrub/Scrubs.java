package org.lumenark.ingest.scrub;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.task.Bell;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Role;

/** Begins scrubs and tells how they go. Admins scrub anything, owners their own studies. */
@ApplicationScoped
class Scrubs {

  private final Transactions transactions;
  private final Bell bell;

  Scrubs(Transactions transactions, Bell bell) {
    this.transactions = transactions;
    this.bell = bell;
  }

  /**
   * @throws ProblemException if the caller may not, or there is no such study for the caller
   */
  Scrub begin(Caller caller, Optional<String> accession) throws SQLException {
    String subject =
        caller.subject().orElseThrow(() -> new ProblemException(ProblemType.NOT_AUTHENTICATED));
    if (accession.isEmpty() && !caller.has(Role.ADMIN)) {
      throw new ProblemException(ProblemType.NOT_ALLOWED);
    }
    UUID id = TimeOrderedId.next();
    Scrub scrub =
        transactions.<Scrub, RuntimeException>call(connection -> {
          Optional<Accession> study =
              accession.isEmpty()
                  ? Optional.empty()
                  : Optional.of(visible(connection, caller, accession.get()));
          ScrubTable.insert(connection, id, subject, study);
          NewTasks.add(connection, List.of(NewTask.ofScrub(id, ScrubWork.plan())));
          return ScrubTable.find(connection, id).orElseThrow().scrub();
        });
    bell.ring();
    return scrub;
  }

  /**
   * @throws ProblemException if there is no such scrub for the caller
   */
  Scrub find(Caller caller, UUID id) throws SQLException {
    return transactions
        .<Optional<ScrubTable.Requested>, RuntimeException>call(
            connection -> ScrubTable.find(connection, id))
        .filter(found -> caller.has(Role.ADMIN) || caller.is(found.requestedBy()))
        .map(ScrubTable.Requested::scrub)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private static Accession visible(Connection connection, Caller caller, String text)
      throws SQLException {
    if (!Accession.isAccession(text)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    Accession accession = new Accession(text);
    Optional<String> owner = IngestTable.owner(connection, accession);
    if (owner.isEmpty() || (!caller.has(Role.ADMIN) && !caller.is(owner.get()))) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return accession;
  }
}
