package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.token.UploadToken;
import org.lumenark.submission.token.UploadTokens;
import org.lumenark.submission.token.Uploader;

/**
 * What the holder of a token may do at this moment: a session may outlive the token, and the rights
 * of who made it.
 */
@ApplicationScoped
class TokenRights {

  private final UploadTokens tokens;
  private final Drafts drafts;

  TokenRights(UploadTokens tokens, Drafts drafts) {
    this.tokens = tokens;
    this.drafts = drafts;
  }

  static Caller caller(UploadToken token) {
    return Uploader.holder(token).caller();
  }

  /**
   * @throws ProblemException if the draft may not be seen
   */
  void requireReading(Connection connection, UploadToken token) throws SQLException {
    tokens.requireGood(connection, token);
    drafts.readable(connection, caller(token), token.draft());
  }

  /**
   * The draft, locked and open.
   *
   * @throws ProblemException if it may not be changed
   */
  Draft lock(Connection connection, UploadToken token) throws SQLException {
    tokens.requireGood(connection, token);
    return drafts.lockOpen(connection, caller(token), token.draft());
  }
}
