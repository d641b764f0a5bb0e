package org.lumenark.client.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.StudyName;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Option;

/** Which version of a study is meant. */
final class VersionOption {

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "A version of the study. Default: the one that is shown.")
  private @Nullable Integer version;

  StudyName of(String accession) {
    return of(accession, Optional.empty());
  }

  /**
   * @param other what is meant where no version was named
   */
  StudyName of(String accession, Optional<Integer> other) {
    if (version != null && version < 1) {
      throw new ClientException(
          ExitCode.USAGE, "usage.version", "Versions count from 1.", "--version");
    }
    return new StudyName(
        Accessions.checked(accession), Optional.ofNullable(version).or(() -> other));
  }
}
