package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Drafts;

/** Actions on drafts, one at a time for each, for those who may edit the draft. */
@ApplicationScoped
public class Actions {

  private static final int SHOWN_LINES = 100;

  private final Database database;
  private final Drafts drafts;
  private final AuditTrail trail;
  private final ActionRepository repository;
  private final ActionWorkers workers;

  Actions(
      Database database,
      Drafts drafts,
      AuditTrail trail,
      ActionRepository repository,
      ActionWorkers workers) {
    this.database = database;
    this.drafts = drafts;
    this.trail = trail;
    this.repository = repository;
    this.workers = workers;
  }

  /**
   * Begins an action in the background.
   *
   * @param key of the request; the same key gives the same action
   * @throws ProblemException if another action is under way
   */
  ActionView begin(Caller caller, UUID draft, ActionBody body, @Nullable String key) {
    ActionView begun =
        database.call(connection -> {
          drafts.lock(connection, caller, draft, Right.EDIT);
          if (key != null) {
            Optional<Action> known = repository.ofKey(connection, draft, key);
            if (known.isPresent()) {
              return view(connection, sameAs(body, known.get()));
            }
          }
          drafts.lockOpen(connection, caller, draft);
          if (repository.underWay(connection, draft).isPresent()) {
            throw conflict("action.under-way", "Another action of this draft is under way.");
          }
          UUID id = TimeOrderedId.next();
          Actor actor = Actor.of(caller);
          repository.insert(connection, id, draft, actor, body.request(), body.preview(), key);
          if (!body.preview()) {
            Map<String, Object> details = Map.of("id", id, "request", body.request().json());
            trail.append(
                connection,
                draft,
                actor,
                org.lumenark.submission.audit.Action.FILES_ACTION,
                details);
          }
          return view(connection, repository.find(connection, draft, id).orElseThrow());
        });
    workers.wake();
    return begun;
  }

  ActionView get(Caller caller, UUID draft, UUID id) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      return view(connection, find(connection, draft, id));
    });
  }

  /** Newest first, without their lines. */
  List<ActionView> list(Caller caller, UUID draft, @Nullable UUID before, int limit) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      return repository.page(connection, draft, before, limit).stream()
          .map(action -> ActionView.of(action, List.of()))
          .toList();
    });
  }

  /**
   * @param after ordinal of the last line that is known
   */
  List<NumberedLine> lines(Caller caller, UUID draft, UUID id, long after, int limit) {
    return database.call(connection -> {
      drafts.readable(connection, caller, draft);
      find(connection, draft, id);
      return repository.lines(connection, id, after, limit);
    });
  }

  /** Ends an action that is under way; what it has done stays. Does nothing if it is over. */
  ActionView cancel(Caller caller, UUID draft, UUID id) {
    return database.call(connection -> {
      drafts.lock(connection, caller, draft, Right.EDIT);
      find(connection, draft, id);
      repository.cancel(connection, id);
      return view(connection, find(connection, draft, id));
    });
  }

  /** Whether an action changes files of the draft; previews do not. */
  public boolean changes(Connection connection, UUID draft) throws SQLException {
    return repository.underWay(connection, draft).filter(action -> !action.preview()).isPresent();
  }

  private Action find(Connection connection, UUID draft, UUID id) throws SQLException {
    return repository
        .find(connection, draft, id)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private ActionView view(Connection connection, Action action) throws SQLException {
    return ActionView.of(
        action,
        repository.lines(connection, action.id(), 0, SHOWN_LINES).stream()
            .map(NumberedLine::line)
            .toList());
  }

  private static Action sameAs(ActionBody body, Action known) {
    if (!body.request().equals(known.request()) || body.preview() != known.preview()) {
      throw conflict("idempotency.reused", "The key was used for another action.");
    }
    return known;
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(ProblemType.CONFLICT, code, detail, List.of());
  }
}
