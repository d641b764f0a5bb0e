package org.lumenark.standalone.installation;

import java.io.IOException;
import java.util.List;

/** The archive answers at its address, and is of this version. */
final class ArchiveExamination implements Examination {
  private static final int OK = 200;

  private final String origin;
  private final String version;

  /**
   * @param version of who asks
   */
  ArchiveExamination(String origin, String version) {
    this.origin = origin;
    this.version = version;
  }

  @Override
  public List<Observation> observe() throws InterruptedException {
    String subject = "archive (" + origin + ")";
    try {
      JsonAnswer answer = JsonAnswer.of(origin + "/api/v1/about");
      if (answer.status() != OK) {
        return List.of(
            Observation.wrong(
                subject,
                "HTTP " + answer.status(),
                "Look at the pods or at `lumenark status`, and at the log of access-gateway."));
      }
      String other = answer.body().path("version").asText();
      return List.of(
          other.equals(version)
              ? Observation.fine(subject, "version " + other)
              : Observation.attention(
                  subject,
                  "version " + other + ", this command is " + version,
                  "Use the command of the same version."));
    } catch (IOException e) {
      return List.of(
          Observation.wrong(
              subject,
              BucketsAreThere.reason(e),
              "Start access-gateway, or correct the address and what leads to it."));
    }
  }
}
