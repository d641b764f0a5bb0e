package org.lumenark.submission.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.security.UploadTokenForm;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Drafts;

/** Makes, checks and revokes upload tokens. */
@ApplicationScoped
public class UploadTokens {

  private static final int LONGEST_LABEL = 200;

  private final Database database;
  private final UploadTokenRepository repository;
  private final Drafts drafts;
  private final SubmissionConfig config;

  UploadTokens(
      Database database, UploadTokenRepository repository, Drafts drafts, SubmissionConfig config) {
    this.database = database;
    this.repository = repository;
    this.drafts = drafts;
    this.config = config;
  }

  /** A token and, this once, its secret. */
  record Issued(UploadToken token, TokenSecret secret) {}

  /**
   * @param days that it is good for; the configured life if empty
   * @throws ProblemException if the draft is not open, or has too many tokens
   */
  Issued issue(Caller caller, UUID draft, String label, OptionalInt days) {
    if (label.length() > LONGEST_LABEL || label.indexOf('\0') >= 0) {
      throw problem(ProblemType.INVALID, "token.label", "The label is too long or holds NUL.");
    }
    Duration life = days.isEmpty() ? config.uploadTokenLife() : Duration.ofDays(days.getAsInt());
    if (!life.isPositive() || life.compareTo(config.maxUploadTokenLife()) > 0) {
      throw problem(
          ProblemType.INVALID,
          "token.days",
          "An upload token is good for 1 to " + config.maxUploadTokenLife().toDays() + " days.");
    }
    String subject =
        caller.subject().orElseThrow(() -> new ProblemException(ProblemType.NOT_AUTHENTICATED));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    UploadToken token =
        new UploadToken(
            TimeOrderedId.next(), draft, subject, caller.username(), label, now, now.plus(life));
    TokenSecret secret = TokenSecret.next();
    database.run(connection -> {
      drafts.lockOpen(connection, caller, draft);
      if (repository.of(connection, draft).size() >= config.maxUploadTokens()) {
        throw problem(
            ProblemType.CONFLICT,
            "quota.upload-tokens",
            "The draft has " + config.maxUploadTokens() + " upload tokens. Revoke one first.");
      }
      repository.insert(connection, token, secret.digest());
    });
    return new Issued(token, secret);
  }

  /** The good ones, oldest first. */
  List<UploadToken> list(Caller caller, UUID draft) {
    return database.call(connection -> {
      drafts.lock(connection, caller, draft, Right.EDIT);
      return repository.of(connection, draft);
    });
  }

  /** From now on nothing more is taken of its holder, also of what is on its way. */
  void revoke(Caller caller, UUID draft, UUID id) {
    database.run(connection -> {
      drafts.lock(connection, caller, draft, Right.EDIT);
      if (!repository.revoke(connection, draft, id)) {
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
    });
  }

  /** The token of which this is the secret, if it is good. */
  public Optional<UploadToken> check(String secret) {
    if (!secret.startsWith(UploadTokenForm.PREFIX)) {
      return Optional.empty();
    }
    byte[] digest = new TokenSecret(secret).digest();
    return database.call(connection -> repository.find(connection, digest));
  }

  /**
   * A token that was checked may have been revoked since, or have come to its end.
   *
   * @throws ProblemException if it is not good any more
   */
  public void requireGood(Connection connection, UploadToken token) throws SQLException {
    if (!repository.isGood(connection, token.id())) {
      throw new ProblemException(ProblemType.NOT_AUTHENTICATED, "The upload token is not good.");
    }
  }

  private static ProblemException problem(ProblemType type, String code, String detail) {
    return new ProblemException(type, code, detail, List.of());
  }
}
