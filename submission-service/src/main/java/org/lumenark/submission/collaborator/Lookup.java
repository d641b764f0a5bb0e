package org.lumenark.submission.collaborator;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumenark.submission.database.Database;

/**
 * Finds the people that were invited, apart from the requests that invite them: a request takes the
 * same time and says the same whether the address is known or not. Addresses that nobody has are
 * asked for again, ever more rarely, at least each hour.
 */
@ApplicationScoped
class Lookup {

  private static final Logger LOG = Logger.getLogger(Lookup.class);
  private static final int BATCH = 50;

  private final Database database;
  private final CollaboratorRepository repository;
  private final Sharing sharing;
  private final People people;

  Lookup(Database database, CollaboratorRepository repository, Sharing sharing, People people) {
    this.database = database;
    this.repository = repository;
    this.sharing = sharing;
    this.people = people;
  }

  @Scheduled(
      every = "${lumenark.submission.lookup-interval:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() throws InterruptedException {
    List<Address> addresses = database.call(connection -> repository.toFind(connection, BATCH));
    for (Address address : addresses) {
      try {
        look(address);
      } catch (IOException later) {
        LOG.warnf("invited people cannot be found now: %s", later.getMessage());
        database.run(connection -> repository.postpone(connection, address));
        return;
      }
    }
  }

  private void look(Address address) throws IOException, InterruptedException {
    Optional<String> subject = people.subject(address);
    if (subject.isEmpty()) {
      database.run(connection -> repository.notFound(connection, address));
      return;
    }
    for (UUID draft : database.call(connection -> repository.waitingFor(connection, address))) {
      sharing.found(draft, address, subject.get());
    }
  }
}
