package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jboss.logging.Logger;
import org.lumenark.submission.token.UploadToken;
import org.lumenark.submission.token.UploadTokens;

/** The password is an upload token; the name says nothing. */
@ApplicationScoped
class TokenLogin implements PasswordAuthenticator {

  private static final Logger LOG = Logger.getLogger(TokenLogin.class);
  private static final AttributeKey<UploadToken> TOKEN = new AttributeKey<>();
  private static final int LONGEST = 200;

  private final UploadTokens tokens;

  TokenLogin(UploadTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean authenticate(String name, String password, ServerSession session) {
    if (password.length() > LONGEST) {
      return false;
    }
    try {
      Optional<UploadToken> token = OwnLoader.call(() -> tokens.check(password));
      token.ifPresent(good -> session.setAttribute(TOKEN, good));
      return token.isPresent();
    } catch (RuntimeException outage) {
      LOG.warnf(outage, "an upload token could not be looked up");
      return false;
    }
  }

  /** The token that the session was logged in with. */
  static UploadToken of(ServerSession session) {
    return Optional.ofNullable(session.getAttribute(TOKEN)).orElseThrow();
  }
}
