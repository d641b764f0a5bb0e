package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The servers as Maven left them: {@code deploy/standalone/target/components} of a checkout.
 *
 * @param root the folder that holds {@code postgresql}, {@code kafka}, {@code opensearch}, {@code
 *     keycloak} and {@code s3proxy}
 */
public record Distributions(Path root) {
  private static final String BELOW_CHECKOUT = "deploy/standalone/target/components";

  /**
   * Finds the folder: {@code LUMENARK_COMPONENTS} where it is set, else in the checkout that holds
   * the working directory.
   */
  public static Distributions locate() {
    String named = System.getenv("LUMENARK_COMPONENTS");
    if (named != null && !named.isBlank()) {
      return new Distributions(Path.of(named).toAbsolutePath());
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(BELOW_CHECKOUT))) {
        return new Distributions(folder.resolve(BELOW_CHECKOUT));
      }
    }
    throw missing(BELOW_CHECKOUT);
  }

  /** Those of a given checkout. */
  public static Distributions of(Path checkout) {
    return new Distributions(checkout.resolve(BELOW_CHECKOUT));
  }

  public Path kafka() {
    return folder("kafka");
  }

  public Path objectStore() {
    return folder("s3proxy");
  }

  public Path openSearch() {
    return only(folder("opensearch"), "opensearch-");
  }

  public Path keycloak() {
    return only(folder("keycloak"), "keycloak-");
  }

  /** The compressed server for this machine. */
  public Path postgreSql() {
    return only(folder("postgresql"), "postgres-");
  }

  private Path folder(String name) {
    Path folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw missing(folder.toString());
    }
    return folder;
  }

  private static Path only(Path folder, String start) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> found =
          entries.filter(path -> path.getFileName().toString().startsWith(start)).sorted().toList();
      if (found.isEmpty()) {
        throw missing(folder.toString());
      }
      return found.getLast();
    } catch (IOException e) {
      throw missing(folder.toString());
    }
  }

  private static StackException missing(String what) {
    return new StackException(
        StackException.Kind.MISSING,
        "stack.not-built",
        "the servers are not there ("
            + what
            + "); build them once: ./mvnw -q -pl deploy/standalone -am package -DskipTests");
  }
}
