package org.lumenark.submission;

import java.util.List;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Refusals of what would be more than an archive allows: each says what to do about it. */
public final class Quota {

  private Quota() {}

  /** What is asked for can only be had after something else was given up: 413. */
  public static ProblemException tooLarge(String code, String message, String remedy) {
    return problem(ProblemType.TOO_LARGE, code, message, remedy);
  }

  /** Too much is under way; the same request may succeed when some of it has ended: 429. */
  public static ProblemException tooMany(String code, String message, String remedy) {
    return problem(ProblemType.TOO_MANY, code, message, remedy);
  }

  /** One file is longer than any may be. */
  public static ProblemException fileBytes(long most) {
    return tooLarge(
        "quota.file-bytes",
        "A file has at most " + most + " bytes.",
        "Split it, or ask the operator of the archive.");
  }

  /** One draft would have more files than any may have. */
  public static ProblemException files(long most) {
    return tooLarge(
        "quota.files",
        "A draft has at most " + most + " files.",
        "Make another study of the others.");
  }

  /** All studies of one owner would have more bytes than anybody may have. */
  public static ProblemException ownerBytes(long most) {
    return tooLarge(
        "quota.owner-bytes",
        "An owner has at most " + most + " bytes in all studies.",
        "Delete drafts that are not needed, or ask the operator of the archive.");
  }

  private static ProblemException problem(
      ProblemType type, String code, String message, String remedy) {
    Finding finding = new Finding("error", code, message, remedy, null, null, null);
    return new ProblemException(type, code, message + " " + remedy, List.of(finding));
  }
}
