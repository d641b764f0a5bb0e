package org.lumenark.submission.sftp;

import java.util.function.Supplier;

/**
 * Threads of the SSH server have no context class loader, by which beans and drivers are found when
 * they are needed first.
 */
final class OwnLoader {

  private OwnLoader() {}

  static <T> T call(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(OwnLoader.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
