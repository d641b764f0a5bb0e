package org.lumenark.client.failure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command cannot do what was asked: why, where, and with which exit code. */
public final class ClientException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  private final ExitCode exit;
  private final String code;
  private final @Nullable String place;
  private final transient List<Detail> details;

  public ClientException(ExitCode exit, String code, String message, @Nullable String place) {
    this(exit, code, message, place, List.of(), null);
  }

  public ClientException(
      ExitCode exit,
      String code,
      String message,
      @Nullable String place,
      List<Detail> details,
      @Nullable Throwable cause) {
    super(message, cause);
    this.exit = exit;
    this.code = CODE.matcher(code).matches() ? code : "unknown";
    this.place = place;
    this.details = List.copyOf(details);
  }

  /** The archive or the login server cannot be reached. */
  public static ClientException unreachable(String url, @Nullable Throwable cause) {
    return new ClientException(
        ExitCode.UNAVAILABLE,
        "archive.unreachable",
        "Nothing answers at " + url + ". Is it running (lumenark up), and is the address right?",
        url,
        List.of(),
        cause);
  }

  public static ClientException notLoggedIn(String url) {
    return new ClientException(
        ExitCode.NOT_ALLOWED,
        "login.required",
        "Not logged in at " + url + ". Run: lumenark login --url " + url,
        url);
  }

  /** Reading or writing a local file failed. */
  public static ClientException localFile(String place, Exception cause) {
    String reason = cause.getMessage() == null ? "it failed" : cause.getMessage();
    return new ClientException(
        ExitCode.INPUT_OUTPUT,
        "local.io",
        "Cannot read or write " + place + ": " + reason,
        place,
        List.of(),
        cause);
  }

  public static ClientException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ClientException(
        ExitCode.TRY_AGAIN,
        "interrupted",
        "Interrupted. Run the same command again to go on.",
        null,
        List.of(),
        cause);
  }

  public ExitCode exit() {
    return exit;
  }

  public String code() {
    return code;
  }

  public Optional<String> place() {
    return Optional.ofNullable(place);
  }

  /** Each single finding, where there are several. */
  public List<Detail> details() {
    return details;
  }
}
