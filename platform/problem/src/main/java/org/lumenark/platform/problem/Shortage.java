package org.lumenark.platform.problem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/**
 * Whether a failure comes from a store or disk that has no room left: the same request succeeds
 * once the operator has made some. The store's exception is known by name, because not every
 * service has it on its class path.
 */
final class Shortage {

  private static final String STORE = "org.lumenark.platform.storage.StoreException$Full";

  /** What Linux and macOS say for {@code ENOSPC}, and for {@code EDQUOT}. */
  private static final List<String> DISK = List.of("No space left on device", "quota exceeded");

  private Shortage() {}

  static boolean isBehind(Throwable failure) {
    return Causes.anyMatch(failure, Shortage::isShortage);
  }

  private static boolean isShortage(Throwable cause) {
    return cause.getClass().getName().equals(STORE)
        || (cause instanceof IOException broken && isOfTheDisk(broken));
  }

  /** What the client is told. */
  static ProblemException problem() {
    String detail = "The archive has no room left; what it has not acknowledged was not kept.";
    String remedy =
        "Tell the operator of the archive, and send it again once there is room: uploads go on"
            + " where they stand.";
    return new ProblemException(
        ProblemType.FULL,
        detail,
        List.of(Finding.error(ProblemType.FULL.code(), "", detail, remedy)));
  }

  private static boolean isOfTheDisk(IOException broken) {
    String said =
        broken instanceof FileSystemException file ? file.getReason() : broken.getMessage();
    return said != null && DISK.stream().anyMatch(said::contains);
  }
}
