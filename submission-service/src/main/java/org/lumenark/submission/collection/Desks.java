package org.lumenark.submission.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.Role;
import org.lumenark.submission.database.Database;

/**
 * Tells which collections a curator has: those that name them, or all if none does. Admins have
 * all. Nobody becomes a curator by being named: the role does that.
 */
@ApplicationScoped
public class Desks {

  private final Database database;
  private final CollectionRepository repository;

  Desks(Database database, CollectionRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  /**
   * @param caller a curator or an admin
   */
  public Desk of(Connection connection, Caller caller) throws SQLException {
    List<String> named =
        caller.has(Role.ADMIN)
            ? List.of()
            : repository.namesOfCurator(connection, caller.username().toLowerCase(Locale.ROOT));
    return new Desk(
        named.isEmpty()
            ? Optional.empty()
            : Optional.of(named.stream().map(CollectionName::new).collect(Collectors.toSet())));
  }

  public Desk of(Caller caller) {
    return database.call(connection -> of(connection, caller));
  }
}
