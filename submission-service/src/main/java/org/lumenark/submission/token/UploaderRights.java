package org.lumenark.submission.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.submission.collaborator.Deposit;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.collaborator.Rights;

/**
 * Whether who adds files may do so at this moment. A request takes as long as its bytes: meanwhile
 * a token may be revoked, and an invitation taken back.
 */
@ApplicationScoped
public class UploaderRights {

  private final UploadTokens tokens;
  private final Rights rights;

  UploaderRights(UploadTokens tokens, Rights rights) {
    this.tokens = tokens;
    this.rights = rights;
  }

  /**
   * @throws ProblemException if the token is not good any more, or who made it may not edit
   */
  public void require(Connection connection, Uploader uploader, Deposit deposit)
      throws SQLException {
    requireToken(connection, uploader);
    rights.require(connection, Optional.of(deposit), uploader.caller(), Right.EDIT);
  }

  /**
   * @throws ProblemException if there is a token that is not good any more
   */
  public void requireToken(Connection connection, Uploader uploader) throws SQLException {
    if (uploader.token().isPresent()) {
      tokens.requireGood(connection, uploader.token().get());
    }
  }
}
