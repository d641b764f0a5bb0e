package org.lumenark.client.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.check.TransferRate;
import org.lumenark.client.deposit.MeasuredRate;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.login.LoginStore;
import picocli.CommandLine.Option;

/** The rate of an upload: as it is given, else as the last deposit measured it. */
final class UploadRates {

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description =
          "For the estimate of the upload, such as 12.5MB/s or 100Mbit/s. Default: that of the last"
              + " deposit from this machine.")
  private @Nullable String given;

  Optional<TransferRate> rate(Console console) {
    if (given == null) {
      OptionalDouble last = new MeasuredRate(state(console)).bytesPerSecond();
      return last.isPresent()
          ? Optional.of(new TransferRate(last.getAsDouble(), "measured"))
          : Optional.empty();
    }
    return Optional.of(
        TransferRate.parse(given)
            .orElseThrow(() ->
                new ClientException(
                    ExitCode.USAGE,
                    "usage.rate",
                    "'" + given + "' is no rate. Write 12.5MB/s, 64MiB/s or 100Mbit/s.",
                    "--rate")));
  }

  /** Where programs of this user keep what they have to know again. */
  static Path state(Console console) {
    return LoginStore.folder(console.environment(), "XDG_STATE_HOME", ".local/state");
  }
}
