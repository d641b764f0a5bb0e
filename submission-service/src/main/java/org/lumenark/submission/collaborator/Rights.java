package org.lumenark.submission.collaborator;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** The one place that decides who may do what with a deposit. */
@ApplicationScoped
public class Rights {

  private static final Deposit NONE = new Deposit(new UUID(0, 0), "");

  private final CollaboratorRepository repository;

  Rights(CollaboratorRepository repository) {
    this.repository = repository;
  }

  /**
   * Checks the right. A deposit that does not exist costs the same queries as one that the caller
   * has no right to.
   *
   * @throws ProblemException {@code not-found} for whoever may not even see it; {@code
   *     collaborator.right} for whoever may see it but not do this
   */
  public void require(Connection connection, Optional<Deposit> found, Caller caller, Right needed)
      throws SQLException {
    Right right =
        of(connection, found, caller)
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    if (!right.includes(needed)) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED,
          "collaborator.right",
          "This needs the right to " + needed.value() + "; you were given " + right.value() + ".",
          List.of());
    }
  }

  /** Whether the caller has the right as its owner or by invitation, not by a role. */
  public boolean has(Connection connection, Deposit deposit, Caller caller, Right needed)
      throws SQLException {
    return of(connection, Optional.of(deposit), caller)
        .filter(right -> right.includes(needed))
        .isPresent();
  }

  /** Subjects that may see the deposit beside its owner. */
  public List<String> readers(Connection connection, UUID draft) throws SQLException {
    return repository.subjects(connection, draft);
  }

  private Optional<Right> of(Connection connection, Optional<Deposit> found, Caller caller)
      throws SQLException {
    Deposit deposit = found.orElse(NONE);
    String subject = caller.subject().orElse("");
    Optional<Right> given = repository.right(connection, deposit.draft(), subject);
    if (found.isPresent() && caller.is(deposit.owner())) {
      return Optional.of(Right.OWN);
    }
    if (given.isPresent()) {
      repository.seen(connection, deposit.draft(), subject);
    }
    return given;
  }
}
