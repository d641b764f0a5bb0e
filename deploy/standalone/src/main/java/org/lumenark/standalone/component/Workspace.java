package org.lumenark.standalone.component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where and as whom servers run.
 *
 * @param distributions the servers as Maven left them, readable for {@code user}
 * @param prepared what is unpacked or built once from them; shared by every stack of a checkout
 * @param data holds every byte that the stack stores, one folder a component
 * @param user the user that the servers run as
 * @param javaHome a JDK of at least 25
 */
public record Workspace(
    Distributions distributions, Path prepared, Path data, ServiceUser user, Path javaHome) {

  Path java() {
    return javaHome.resolve("bin/java");
  }

  Path dataOf(String component) {
    return data.resolve(component);
  }

  /** The environment that every server gets: a locale, a home of its own and a time zone. */
  Map<String, String> environment(Path home) {
    return Map.of(
        "LC_ALL",
        "C.UTF-8",
        "MALLOC_ARENA_MAX",
        "2",
        "TZ",
        "UTC",
        "HOME",
        home.toString(),
        "JAVA_HOME",
        javaHome.toString());
  }

  /** The options that keep a Java server small. */
  List<String> smallJava(int heapMegabytes, Path temporary) {
    return List.of(
        java().toString(),
        "-Xmx" + heapMegabytes + "m",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=30",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Djava.io.tmpdir=" + temporary);
  }
}
