package org.lumenark.platform.security;

import java.util.Locale;

/** Realm roles that the archive knows. */
public enum Role {
  DEPOSITOR,
  CURATOR,
  ADMIN,
  READER,
  PARTNER,
  SERVICE;

  /** As the identity provider names it. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
