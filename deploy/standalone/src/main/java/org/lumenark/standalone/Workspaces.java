package org.lumenark.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.ServiceUser;
import org.lumenark.standalone.component.StackException;
import org.lumenark.standalone.component.TreeCopy;
import org.lumenark.standalone.component.Workspace;

/**
 * Chooses where a stack keeps its data and from where it runs its servers, so that the user whom
 * the servers run as can enter every folder on the way. Root often works below a folder that nobody
 * else may enter; data and servers are then kept below {@code /var/lib/lumenark}.
 */
public final class Workspaces {
  private static final Path ELSEWHERE = Path.of("/var/lib/lumenark");
  private static final String INSTANCE = "instance";

  private Workspaces() {}

  /** The workspace of the stack at {@code home}; folders are created, nothing is copied yet. */
  public static Workspace of(Path home, Distributions distributions, Path javaHome)
      throws IOException {
    ServiceUser user = ServiceUser.current();
    if (!user.reaches(javaHome)) {
      throw new StackException(
          StackException.Kind.MISSING,
          "stack.jdk-unreachable",
          "the JDK at "
              + javaHome
              + " cannot be entered by the user '"
              + user.name()
              + "' that the servers run as; set LUMENARK_JAVA_HOME to one below /usr or /opt");
    }
    Path root = root(home, user);
    Path data = root.resolve("data");
    openFolder(root);
    openFolder(data);
    Distributions reachable = reachable(distributions, user, root);
    Path beside = distributions.root().resolveSibling("prepared");
    boolean shared = user.reaches(distributions.root()) && writable(beside);
    Path prepared = shared ? beside : root.resolve("software/prepared");
    openFolder(prepared);
    return new Workspace(reachable, prepared, data, user, javaHome);
  }

  /** The folder that holds the data: {@code home} itself, or a folder that the user can enter. */
  public static Path root(Path home, ServiceUser user) throws IOException {
    Files.createDirectories(home);
    Path instance = home.resolve(INSTANCE);
    if (Files.exists(instance)) {
      return existingRoot(home);
    }
    if (user instanceof ServiceUser.Unprivileged) {
      open(home);
    }
    if (user.reaches(home)) {
      return home;
    }
    String id = UUID.randomUUID().toString();
    Files.writeString(instance, id + "\n");
    return ELSEWHERE.resolve(id);
  }

  /** As {@link #root}, for a stack that exists; nothing is created. */
  static Path existingRoot(Path home) throws IOException {
    Path instance = home.resolve(INSTANCE);
    return Files.exists(instance)
        ? ELSEWHERE.resolve(UUID.fromString(Files.readString(instance).strip()).toString())
        : home;
  }

  private static Distributions reachable(Distributions given, ServiceUser user, Path root)
      throws IOException {
    if (user.reaches(given.root())) {
      return given;
    }
    Path copy = root.resolve("software/components");
    for (String name : List.of("postgresql", "kafka", "opensearch", "keycloak", "s3proxy")) {
      TreeCopy.refresh(given.root().resolve(name), copy.resolve(name));
    }
    return new Distributions(copy);
  }

  private static boolean writable(Path folder) {
    return Files.isDirectory(folder)
        ? Files.isWritable(folder)
        : Files.isWritable(folder.getParent());
  }

  private static void openFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      open(folder);
    }
  }

  /** May be entered by all and listed by its owner. */
  private static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }
}
