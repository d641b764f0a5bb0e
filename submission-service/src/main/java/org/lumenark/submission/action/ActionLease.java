package org.lumenark.submission.action;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;

/**
 * An action in the hands of one worker, for one thread. Each step commits what it did to the draft
 * together with how far the action came, or nothing.
 */
public final class ActionLease {

  private static final int RENEWALS = 6;
  private static final long SHOWN_CHANGES = 100;

  private final Action action;
  private final UUID worker;
  private final Database database;
  private final DraftRepository drafts;
  private final ActionRepository repository;
  private final Duration length;
  private String place;
  private Tally tally;
  private long renewedAt = System.nanoTime();

  ActionLease(
      Action action,
      UUID worker,
      Database database,
      DraftRepository drafts,
      ActionRepository repository,
      Duration length) {
    this.action = action;
    this.worker = worker;
    this.database = database;
    this.drafts = drafts;
    this.repository = repository;
    this.length = length;
    this.place = action.place();
    this.tally = action.tally();
  }

  /** The action is another worker's now, or nobody's: it was cancelled or its draft is gone. */
  public static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("the lease is lost", null, false, false);
    }
  }

  /** What a step came to. */
  public record Progress(String place, List<ActionLine> lines) {}

  /** A change of the draft, which is locked and open. In a preview it changes nothing. */
  @FunctionalInterface
  public interface Step {
    Progress in(Connection connection, Draft draft) throws SQLException;
  }

  public UUID draft() {
    return action.draft();
  }

  /** Who asked for it. */
  Actor actor() {
    return action.actor();
  }

  public boolean isPreview() {
    return action.preview();
  }

  /** Up to here everything was done, also by earlier workers. */
  public String place() {
    return place;
  }

  public Tally tally() {
    return tally;
  }

  /**
   * Tells from time to time that the worker lives; cheap enough to call for each buffer.
   *
   * @throws Lost if the action is not this worker's any more
   */
  public void beat() {
    if (System.nanoTime() - renewedAt < length.dividedBy(RENEWALS).toNanos()) {
      return;
    }
    database.run(this::renew);
    renewedAt = System.nanoTime();
  }

  /**
   * @throws Lost if the action is not this worker's any more; nothing was committed then
   */
  public void step(Step step) {
    List<Tally> counted = new ArrayList<>();
    Progress progress =
        database.call(connection -> {
          Draft draft =
              drafts.lock(connection, action.draft()).filter(Draft::isOpen).orElseThrow(Lost::new);
          renew(connection);
          Progress done = step.in(connection, draft);
          counted.add(write(connection, done));
          return done;
        });
    place = progress.place();
    tally = counted.getLast();
    renewedAt = System.nanoTime();
  }

  /** Counts every line and keeps those that say more than that a file was changed. */
  private Tally write(Connection connection, Progress progress) throws SQLException {
    Tally sum = tally;
    List<Long> ordinals = new ArrayList<>();
    List<ActionLine> kept = new ArrayList<>();
    for (ActionLine line : progress.lines()) {
      sum = sum.with(line.outcome(), line.size());
      if (line.outcome() != ActionLine.Outcome.CHANGED || sum.changed() <= SHOWN_CHANGES) {
        ordinals.add(sum.entries());
        kept.add(line);
      }
    }
    repository.insertLines(connection, action.id(), ordinals, kept);
    repository.advance(connection, action.id(), progress.place(), sum);
    return sum;
  }

  private void renew(Connection connection) throws SQLException {
    if (!repository.renew(connection, action.id(), worker, length)) {
      throw new Lost();
    }
  }
}
