package org.lumenark.submission.collaborator;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.mail.Mails;
import org.lumenark.submission.study.Revisions;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;

/** Says who may work on a deposit, and tells the rest of the archive who may see its study. */
@ApplicationScoped
class Sharing {

  private final Database database;
  private final CollaboratorRepository repository;
  private final Drafts drafts;
  private final DraftRepository draftRows;
  private final Studies studies;
  private final Revisions revisions;
  private final AuditTrail trail;
  private final Mails mails;

  Sharing(
      Database database,
      CollaboratorRepository repository,
      Drafts drafts,
      DraftRepository draftRows,
      Studies studies,
      Revisions revisions,
      AuditTrail trail,
      Mails mails) {
    this.mails = mails;
    this.database = database;
    this.repository = repository;
    this.drafts = drafts;
    this.draftRows = draftRows;
    this.studies = studies;
    this.revisions = revisions;
    this.trail = trail;
  }

  List<Collaborator> ofDraft(Caller caller, UUID id) {
    return database.call(connection -> {
      drafts.readable(connection, caller, id);
      return repository.of(connection, id);
    });
  }

  List<Collaborator> ofStudy(Caller caller, Accession accession) {
    return database.call(connection ->
        repository.of(connection, studies.readable(connection, caller, accession).draft()));
  }

  /** Replaces all invitations of a draft. */
  List<Collaborator> share(Caller caller, UUID id, Map<Address, Right> rights) {
    return database.call(connection -> {
      UUID deposit = drafts.lock(connection, caller, id, Right.OWN).deposit();
      draftRows.lock(connection, deposit);
      return share(connection, caller, deposit, rights);
    });
  }

  /** Replaces all invitations of a study. */
  List<Collaborator> share(Caller caller, Accession accession, Map<Address, Right> rights) {
    return database.call(connection -> {
      Study study = studies.readable(connection, caller, accession);
      draftRows.lock(connection, study.draft());
      studies.lock(connection, caller, accession, Right.OWN);
      return share(connection, caller, study.draft(), rights);
    });
  }

  /** Someone with this address has an account. */
  void found(UUID draft, Address address, String subject) {
    database.run(connection -> {
      draftRows.lock(connection, draft);
      if (repository.found(connection, draft, address, subject)) {
        revisions.readersChanged(connection, draft);
        if (address.isEmail()) {
          mails.invited(connection, draft, address.value());
        }
      }
    });
  }

  private List<Collaborator> share(
      Connection connection, Caller caller, UUID draft, Map<Address, Right> rights)
      throws SQLException {
    List<String> before = repository.subjects(connection, draft);
    repository.replace(connection, draft, rights);
    if (!repository.subjects(connection, draft).equals(before)) {
      revisions.readersChanged(connection, draft);
    }
    List<Collaborator> now = repository.of(connection, draft);
    trail.append(
        connection,
        draft,
        Actor.of(caller),
        Action.COLLABORATORS_CHANGED,
        Map.of(
            "collaborators",
            rights.entrySet().stream()
                .map(entry ->
                    Map.of("address", entry.getKey().value(), "right", entry.getValue().value()))
                .toList()));
    return now;
  }
}
