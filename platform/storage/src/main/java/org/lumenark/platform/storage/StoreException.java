package org.lumenark.platform.storage;

import org.jspecify.annotations.Nullable;

/** Why the object store did not do what it was asked. Nothing of its message is meant for users. */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The object, or the multipart upload, does not exist. */
  public static final class Missing extends StoreException {
    private static final long serialVersionUID = 1L;

    public Missing(String what, @Nullable Throwable cause) {
      super("not in the object store: " + what, cause);
    }
  }

  /** The store cannot be reached or has trouble of its own; the same call may work later. */
  public static final class Unavailable extends StoreException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String what, @Nullable Throwable cause) {
      super("object store unavailable: " + what, cause);
    }
  }

  /**
   * The store has no room for these bytes: its disks or a quota are full. Nothing of the call was
   * kept; the same call works once there is room.
   */
  public static final class Full extends StoreException {
    private static final long serialVersionUID = 1L;

    public Full(String what, @Nullable Throwable cause) {
      super("object store full: " + what, cause);
    }
  }

  /** The store understood and said no; the same call will fail again. */
  public static final class Refused extends StoreException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the S3 error code, such as {@code BadDigest}
     */
    public Refused(String code, String what, @Nullable Throwable cause) {
      super("object store refused (" + code + "): " + what, cause);
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
