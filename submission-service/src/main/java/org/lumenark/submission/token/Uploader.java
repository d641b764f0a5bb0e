package org.lumenark.submission.token;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/**
 * Who adds files: a person who is signed in, or the holder of an upload token in a person's name.
 *
 * @param token good for one draft; empty for a person
 */
public record Uploader(Caller caller, Optional<UploadToken> token) {

  static Uploader person(Caller caller) {
    return new Uploader(caller, Optional.empty());
  }

  /** In the name of who made the token, without any of their roles. */
  public static Uploader holder(UploadToken token) {
    return new Uploader(
        new Caller(
            Optional.of(token.subject()),
            token.username(),
            Optional.empty(),
            Optional.empty(),
            Set.of()),
        Optional.of(token));
  }

  /** The one draft that a token is good for; empty for a person. */
  public Optional<UUID> only() {
    return token.map(UploadToken::draft);
  }

  /** Whether this draft is one that they may be asked about at all. */
  public boolean covers(UUID draft) {
    return only().isEmpty() || only().get().equals(draft);
  }

  /**
   * The person whose rights on this draft decide.
   *
   * @throws ProblemException as if there were no such draft, if the token is for another one
   */
  public Caller on(UUID draft) {
    if (!covers(draft)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return caller;
  }
}
