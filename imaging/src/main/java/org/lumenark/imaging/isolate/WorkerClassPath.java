package org.lumenark.imaging.isolate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.PixelSource;

/**
 * Which jars a worker needs: this library's own and those that it depends on, wherever the
 * application that uses it keeps them.
 */
public final class WorkerClassPath {

  /** Names of the jars, written by the build. */
  private static final String NAMES = "/META-INF/lumenark/worker.classpath";

  private WorkerClassPath() {}

  /**
   * The jars beside that of this library, as applications are laid out (one folder, or Quarkus'
   * {@code lib/main} and {@code lib/boot} with group names in front); in a build and its tests the
   * whole class path of this process.
   */
  public static List<Path> ofThisProcess() {
    Optional<Path> own = place(PixelSource.class);
    if (own.isPresent() && Files.isRegularFile(own.get())) {
      List<Path> found = beside(own.get());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  private static List<Path> beside(Path own) {
    List<Path> neighbours = new ArrayList<>();
    Path folder = own.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    neighbours.addAll(jars(folder));
    neighbours.addAll(jars(folder.resolveSibling("boot")));
    List<Path> found = new ArrayList<>(List.of(own.toAbsolutePath()));
    for (String name : names()) {
      neighbours.stream().filter(path -> isNamed(path, name)).findFirst().ifPresent(found::add);
    }
    return found.size() > 1 ? found : List.of();
  }

  private static boolean isNamed(Path jar, String name) {
    String file = jar.getFileName().toString();
    return file.equals(name) || file.endsWith("." + name);
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> names() {
    try (InputStream in = WorkerClassPath.class.getResourceAsStream(NAMES)) {
      if (in == null) {
        throw new IllegalStateException("the build has not written " + NAMES);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.strip().split(":"))
          .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("own resource cannot be read", e);
    }
  }

  private static Optional<Path> place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
