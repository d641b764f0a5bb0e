package org.lumenark.gateway.content;

import org.jspecify.annotations.Nullable;

/** A strong entity tag and what conditional headers say about it (RFC 9110, section 13). */
record EntityTag(String quoted) {

  static EntityTag of(String opaque) {
    return new EntityTag("\"" + opaque + "\"");
  }

  /** Whether {@code If-None-Match} names it: the client has it already. */
  boolean isKnownBy(@Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String stripped = tag.strip();
      if (stripped.equals("*") || stripped.equals(quoted) || stripped.equals("W/" + quoted)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code If-Match} is absent or names it. */
  boolean isWantedBy(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return true;
    }
    for (String tag : ifMatch.split(",", -1)) {
      if (tag.strip().equals("*") || tag.strip().equals(quoted)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a range may be served: {@code If-Range} is absent or exactly this tag. */
  boolean allowsRange(@Nullable String ifRange) {
    return ifRange == null || ifRange.strip().equals(quoted);
  }
}
