package org.lumenark.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lumenark.standalone.component.StackException;

/** Looks at the machine before anything is started, so that a lack is named and not met. */
final class Preflight {
  private static final long GIBIBYTE = 1L << 30;
  private static final long MEMORY_BYTES = 3 * GIBIBYTE;
  private static final long DISK_BYTES = 2 * GIBIBYTE;
  private static final int JAVA = 25;
  private static final List<String> TOOLS = List.of("setpriv", "setsid", "kill");

  private Preflight() {}

  static void check(Path home) throws IOException {
    java();
    TOOLS.forEach(Preflight::tool);
    memory(Path.of("/proc/meminfo"), MEMORY_BYTES);
    disk(home, DISK_BYTES);
  }

  static void built(Path checkout) {
    for (String service : Services.NAMES) {
      if (!Files.exists(checkout.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"))) {
        throw missing(
            "stack.not-built",
            service + " is not built; run in " + checkout + ": ./mvnw -q package -DskipTests");
      }
    }
  }

  private static void java() {
    if (Runtime.version().feature() < JAVA) {
      throw missing(
          "stack.jdk",
          "JDK " + JAVA + " or newer is needed, this is " + Runtime.version() + "; set JAVA_HOME");
    }
  }

  static void tool(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    boolean found =
        Stream.of(path.split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!found) {
      throw missing(
          "stack.tool-missing",
          "the program '" + name + "' is missing; install the packages util-linux and procps");
    }
  }

  static void memory(Path meminfo, long neededBytes) throws IOException {
    if (!Files.isReadable(meminfo)) {
      return;
    }
    try (Stream<String> lines = Files.lines(meminfo)) {
      long available =
          lines
              .filter(line -> line.startsWith("MemAvailable:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .findFirst()
              .orElse(Long.MAX_VALUE);
      if (available < neededBytes) {
        throw missing(
            "stack.memory",
            text("the stack needs %.1f GiB of free memory, there are %.1f", neededBytes, available)
                + "; end other programs or add memory");
      }
    }
  }

  /** The folder itself need not exist yet. */
  static void disk(Path folder, long neededBytes) throws IOException {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    long usable = Files.getFileStore(there).getUsableSpace();
    if (usable < neededBytes) {
      throw new StackException(
          StackException.Kind.IO,
          "stack.disk",
          text("the stack needs %.1f GiB of free disk, there are %.1f at ", neededBytes, usable)
              + folder
              + "; free some space or set LUMENARK_HOME to another disk");
    }
  }

  private static String text(String format, long needed, long there) {
    return String.format(
        Locale.ROOT, format, (double) needed / GIBIBYTE, (double) there / GIBIBYTE);
  }

  private static StackException missing(String code, String message) {
    return new StackException(StackException.Kind.MISSING, code, message);
  }
}
