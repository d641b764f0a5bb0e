package org.lumenark.submission.collection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.Page;
import org.lumenark.submission.database.Database;

/**
 * The collections of the archive. Everyone may read them; who may change them, the resource says.
 */
@ApplicationScoped
class Collections {

  private final Database database;
  private final CollectionRepository repository;
  private final AccessionNumbers numbers;

  Collections(Database database, CollectionRepository repository, AccessionNumbers numbers) {
    this.database = database;
    this.repository = repository;
    this.numbers = numbers;
  }

  /** What a change came to. */
  sealed interface Put {

    StudyCollection collection();
  }

  /** There was none of this name. */
  record Made(StudyCollection collection) implements Put {}

  /** It is as it was asked for; its revision tells whether it was so before. */
  record Kept(StudyCollection collection) implements Put {}

  /** In the order of their names. */
  Page<StudyCollection> list(@Nullable String after, int limit) {
    List<StudyCollection> found =
        database.call(
            connection -> repository.after(connection, after == null ? "" : after, limit + 1));
    List<StudyCollection> shown = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(shown, found.size() > limit ? shown.getLast().name().value() : null);
  }

  /**
   * @throws ProblemException if there is none
   */
  StudyCollection find(String name) {
    return database
        .call(connection -> repository.find(connection, name))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  /** Repeating it changes nothing, not even the revision. */
  Put put(Caller caller, StudyCollection asked, Condition condition) {
    return database.call(connection -> {
      repository.lockAll(connection);
      Optional<StudyCollection> known = repository.find(connection, asked.name().value());
      condition.require(known);
      StudyCollection named =
          known.map(before -> asked.named(before.name()).at(before.revision())).orElse(asked);
      if (known.isPresent() && known.get().equals(named)) {
        return new Kept(named);
      }
      if (named.prefix().isPresent()) {
        takePrefix(connection, named.name(), named.prefix().get());
      }
      StudyCollection changed = known.isPresent() ? named.at(named.revision() + 1) : named;
      repository.put(connection, changed, caller.username());
      return known.isPresent() ? new Kept(changed) : new Made(changed);
    });
  }

  private void takePrefix(Connection connection, CollectionName name, String prefix)
      throws SQLException {
    Optional<CollectionName> other =
        repository.ofPrefix(connection, prefix).filter(owner -> !owner.equals(name));
    if (other.isPresent()) {
      throw conflict(
          "collection.prefix-taken",
          "/accessionPrefix",
          "Accessions of " + other.get() + " begin so.",
          "Choose another prefix, or leave it out for that of the archive.");
    }
    numbers.keep(connection, prefix);
  }

  /**
   * Removes a collection without studies.
   *
   * @throws ProblemException if there is none, studies are in it, or it is the one that is always
   *     there
   */
  void remove(String name, Condition condition) {
    database.run(connection -> {
      repository.lockAll(connection);
      Optional<StudyCollection> known = repository.find(connection, name);
      condition.require(known);
      if (known.isEmpty()) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
      if (known.get().isDefault()) {
        throw conflict(
            "collection.default",
            "",
            "This collection is always there.",
            "Close it for deposits if nothing is to come into it.");
      }
      if (repository.hasStudies(connection, known.get().name())) {
        throw conflict(
            "collection.in-use",
            "",
            "Studies are in this collection.",
            "Close it for deposits; a study stays in its collection for ever.");
      }
      repository.delete(connection, known.get().name());
    });
  }

  private static ProblemException conflict(
      String code, String pointer, String message, String remedy) {
    return new ProblemException(
        ProblemType.CONFLICT,
        code,
        message,
        List.of(Finding.error(code, pointer, message, remedy)));
  }
}
