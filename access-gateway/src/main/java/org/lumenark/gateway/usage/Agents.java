package org.lumenark.gateway.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells people, scripts and robots apart by the lists that COUNTER publishes. Some patterns stand
 * in both lists: the Code of Practice for Research Data counts those as machines.
 *
 * @see <a href="https://coprd.countermetrics.org/en/1.0.1/10-processing.html">Code of Practice for
 *     Research Data, 10.5 and 10.6</a>
 */
final class Agents {

  /** Tools by which images are read that the list does not know yet. */
  private static final List<String> MORE_MACHINES = List.of("rclone\\/", "^node$", "undici");

  /** Longer ones are no program's name: as much of them is looked at. */
  private static final int MOST_CHARACTERS = 1_000;

  private final Pattern robots;
  private final Pattern machines;

  private Agents(List<String> robots, List<String> machines) {
    this.robots = any(robots);
    this.machines = any(machines);
  }

  /** By the lists that come with this build. */
  static Agents listed() {
    List<String> machines = new ArrayList<>(lines("machines.txt"));
    List<String> robots = new ArrayList<>(lines("robots.txt"));
    robots.removeAll(machines);
    machines.addAll(MORE_MACHINES);
    return new Agents(robots, machines);
  }

  /**
   * @param name header {@code User-Agent}, empty if there is none
   */
  Agent of(String name) {
    String read = name.substring(0, Math.min(name.length(), MOST_CHARACTERS));
    if (robots.matcher(read).find()) {
      return Agent.ROBOT;
    }
    return machines.matcher(read).find() ? Agent.MACHINE : Agent.PERSON;
  }

  private static Pattern any(List<String> patterns) {
    return Pattern.compile(String.join("|", patterns), Pattern.CASE_INSENSITIVE);
  }

  private static List<String> lines(String name) {
    try (InputStream stream = Agents.class.getResourceAsStream("/robots/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("this build lacks the list " + name);
      }
      return new BufferedReader(new InputStreamReader(stream, UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the list " + name, failure);
    }
  }
}
