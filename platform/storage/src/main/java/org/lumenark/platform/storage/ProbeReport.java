package org.lumenark.platform.storage;

import java.util.List;

/** What a store can do of what the archive relies on. */
public record ProbeReport(List<Check> checks) {

  public ProbeReport {
    checks = List.copyOf(checks);
  }

  /**
   * @param name such as {@code conditional-write}
   * @param required whether the archive cannot work without it
   */
  public record Check(String name, boolean required, boolean passed, String detail) {}

  public List<Check> refusals() {
    return checks.stream().filter(check -> check.required() && !check.passed()).toList();
  }
}
