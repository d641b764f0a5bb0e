package org.lumenark.submission.collection;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.document.study.CollectionPolicy;
import org.lumenark.document.template.Template;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.ReportedFindings;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.draft.Draft;

/** Which collection a draft goes into. */
@ApplicationScoped
public class Placements {

  private static final String MEMBER = "collection";

  /** More names than that help nobody. */
  private static final int MOST_NAMES = 20;

  private final Database database;
  private final CollectionRepository repository;
  private final AccessionNumbers numbers;

  Placements(Database database, CollectionRepository repository, AccessionNumbers numbers) {
    this.database = database;
    this.repository = repository;
    this.numbers = numbers;
  }

  /**
   * The collection that the draft names, or for the next version of a study the one that this is
   * in. It stays as it is until the transaction ends.
   */
  public Placement of(Connection connection, Draft draft) throws SQLException {
    String named = named(draft.metadata());
    if (draft.next().isPresent()) {
      return ofNext(connection, draft.next().get(), named);
    }
    String name = named.isEmpty() ? CollectionName.DEFAULT.value() : named;
    Optional<StudyCollection> found = repository.hold(connection, name);
    if (found.isEmpty()) {
      return Placement.nowhere(unknown(connection));
    }
    return found.get().isOpen()
        ? Placement.in(found.get())
        : Placement.refused(found.get(), closed(found.get()));
  }

  /** Also of a collection that is closed: only new studies are kept out. */
  private Placement ofNext(Connection connection, Draft.Next next, String named)
      throws SQLException {
    String of =
        Sql.one(
                connection,
                "select collection from study where accession = ?",
                row -> row.getString(1),
                next.accession().value())
            .orElseThrow();
    StudyCollection collection = repository.hold(connection, of).orElseThrow();
    return named.isEmpty() || named.equalsIgnoreCase(of)
        ? Placement.in(collection)
        : Placement.refused(
            collection,
            Finding.error(
                "collection.fixed",
                "/" + MEMBER,
                next.accession() + " is in the collection " + of + " with all its versions.",
                "Name " + of + ", or leave it out."));
  }

  /** Of a new study; no other one ever has it. */
  public Accession nextAccession(Connection connection, Placement placement) throws SQLException {
    return numbers.next(connection, placement.collection());
  }

  /**
   * Templates that a collection allows, with what it requires beyond them.
   *
   * @throws ProblemException {@code collection.unknown} if there is none of this name
   */
  public List<Template> templates(String name) {
    return database.call(connection -> {
      StudyCollection collection = require(connection, name);
      return collection.allowedTemplates().stream()
          .map(template -> template.requiring(collection.required()))
          .toList();
    });
  }

  /**
   * The name of a collection as it was given first.
   *
   * @throws ProblemException {@code collection.unknown} if there is none of this name
   */
  public CollectionName known(Connection connection, String name) throws SQLException {
    return require(connection, name).name();
  }

  private StudyCollection require(Connection connection, String name) throws SQLException {
    Optional<StudyCollection> found = repository.find(connection, name);
    if (found.isEmpty()) {
      Finding finding = unknown(connection);
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return found.get();
  }

  private Finding unknown(Connection connection) throws SQLException {
    List<CollectionName> open =
        repository.after(connection, "", MOST_NAMES).stream()
            .filter(StudyCollection::isOpen)
            .map(StudyCollection::name)
            .toList();
    return ReportedFindings.of(CollectionPolicy.unknown("Name one of " + open + ", or none."));
  }

  private static Finding closed(StudyCollection collection) {
    return ReportedFindings.of(CollectionPolicy.closed(collection.name().value()));
  }

  private static String named(JsonNode document) {
    return document.path(MEMBER).isTextual() ? document.path(MEMBER).asText().strip() : "";
  }
}
