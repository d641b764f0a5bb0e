package org.lumenark.submission.sftp;

import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.StoreException;

/** A request is refused. The client gets the status, a person the message. */
final class SftpFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Status status;

  private SftpFailure(Status status, String code, String message) {
    super(code + ": " + message);
    this.status = status;
  }

  /** As draft-ietf-secsh-filexfer-02, section 7, numbers them. */
  enum Status {
    OK(0),
    END(1),
    MISSING(2),
    DENIED(3),
    FAILED(4),
    BAD_MESSAGE(5),
    UNSUPPORTED(8);

    private final int number;

    Status(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  static SftpFailure missing() {
    return new SftpFailure(Status.MISSING, "not-found", "There is no such file or folder.");
  }

  static SftpFailure denied(String message) {
    return new SftpFailure(Status.DENIED, "not-allowed", message);
  }

  static SftpFailure failed(String code, String message) {
    return new SftpFailure(Status.FAILED, code, message);
  }

  /** What the archive itself could not do. */
  static SftpFailure of(RuntimeException trouble) {
    return switch (trouble) {
      case ProblemException problem -> refusal(problem);
      case StoreException.Full _ ->
          failed(
              ProblemType.FULL.code(),
              "The archive has no room left and did not keep the file. Tell its operator, and send"
                  + " the file again once there is room.");
      default -> failed("unavailable", "The archive could not do it; try again later.");
    };
  }

  static SftpFailure badMessage() {
    return new SftpFailure(Status.BAD_MESSAGE, "sftp.message", "The request cannot be read.");
  }

  static SftpFailure unsupported() {
    return new SftpFailure(Status.UNSUPPORTED, "sftp.unsupported", "This cannot be done here.");
  }

  private static SftpFailure refusal(ProblemException problem) {
    Status status =
        switch (problem.type()) {
          case NOT_FOUND -> Status.MISSING;
          case NOT_ALLOWED, NOT_AUTHENTICATED -> Status.DENIED;
          default -> Status.FAILED;
        };
    return new SftpFailure(
        status, problem.toProblem("").code(), String.valueOf(problem.getMessage()));
  }

  Status status() {
    return status;
  }
}
