package org.lumenark.submission.token;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.lumenark.platform.security.Callers;

/** Tells who fills a draft by the current request. */
@RequestScoped
public class Uploaders {

  /** Of holders of upload tokens; endpoints name it beside {@link #PEOPLE}. */
  public static final String ROLE = "upload-token";

  /** Everyone who is signed in, as {@code @RolesAllowed} has it. */
  public static final String PEOPLE = "**";

  static final String TOKEN = "upload-token";

  private final SecurityIdentity identity;
  private final Callers callers;

  Uploaders(SecurityIdentity identity, Callers callers) {
    this.identity = identity;
    this.callers = callers;
  }

  public Uploader current() {
    return identity.getAttribute(TOKEN) instanceof UploadToken token
        ? Uploader.holder(token)
        : Uploader.person(callers.current());
  }
}
