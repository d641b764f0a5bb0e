package org.lumenark.submission.study;

/**
 * What is wrong with a file as it is stored.
 *
 * @param path empty if the study as a whole is meant
 * @param remedy who can do what about it
 */
public record FileProblem(String path, String code, String message, String remedy) {

  static FileProblem rejected(String path, String code, String message) {
    return new FileProblem(
        path,
        code,
        message,
        "The operators of the archive can restore the stored bytes and scrub the study. If they"
            + " cannot, withdraw it and deposit again.");
  }

  static FileProblem stopped(String code, String message) {
    return new FileProblem(
        "",
        code,
        message,
        "The operators of the archive have to restore the stored object and scrub the study.");
  }
}
