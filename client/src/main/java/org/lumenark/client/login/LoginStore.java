package org.lumenark.client.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.files.Digests;

/** Kept logins, one file of mode 0600 for each archive, replaced in one step. */
public final class LoginStore {

  private final Path folder;

  public LoginStore(Path folder) {
    this.folder = folder;
  }

  /** {@code ${XDG_CONFIG_HOME:-~/.config}/lumenark}. */
  public static LoginStore ofUser(Map<String, String> environment) {
    return new LoginStore(folder(environment, "XDG_CONFIG_HOME", ".config"));
  }

  /** A folder of the user as the XDG base directories name it; relative values do not count. */
  public static Path folder(Map<String, String> environment, String variable, String below) {
    String value = environment.getOrDefault(variable, "");
    if (!value.isEmpty() && Path.of(value).isAbsolute()) {
      return Path.of(value, "lumenark");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(home, below, "lumenark");
  }

  public Optional<Login> find(String url) {
    Path file = file(url);
    try {
      return Optional.of(Login.of(Json.read(Files.readAllBytes(file), file.toString()), url));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  public void keep(Login login) {
    Path file = file(login.url());
    try {
      Files.createDirectories(folder);
      Path draft =
          Files.createTempFile(
              folder,
              "login",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(draft, Json.write(login.json()), StandardCharsets.UTF_8);
        replace(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  /** True if there was one. */
  public boolean forget(String url) {
    try {
      return Files.deleteIfExists(file(url));
    } catch (IOException e) {
      throw ClientException.localFile(file(url).toString(), e);
    }
  }

  Path file(String url) {
    String name = Digests.hex(Digests.sha256().digest(url.getBytes(StandardCharsets.UTF_8)));
    return folder.resolve("login-" + name.substring(0, 16) + ".json");
  }

  private static void replace(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
