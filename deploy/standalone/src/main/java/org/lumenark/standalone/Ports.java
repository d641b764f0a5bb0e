package org.lumenark.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The ports of one stack by name; immutable. */
public record Ports(Map<String, Integer> byName) {
  /** The components with one port, and the second ports of four of them. */
  static final java.util.List<String> INTERNAL =
      java.util.List.of(
          "postgresql",
          "kafka",
          "kafka-controller",
          "opensearch",
          "opensearch-transport",
          "keycloak",
          "keycloak-management",
          "object-store",
          "submission-service",
          Ports.SFTP,
          "ingest-service",
          "metadata-service",
          "search-service");

  /** Of submission-service, for SFTP. */
  static final String SFTP = "sftp";

  static final String PUBLIC = "access-gateway";

  public Ports {
    byName = Map.copyOf(byName);
  }

  /** All chosen free, the public one too. */
  public static Ports free() {
    return new Ports(Map.of(PUBLIC, FreePorts.next())).completed();
  }

  public int port(String name) {
    Integer port = byName.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port for " + name);
    }
    return port;
  }

  Ports with(String name, int port) {
    Map<String, Integer> all = new LinkedHashMap<>(byName);
    all.put(name, port);
    return new Ports(all);
  }

  /** With a free port for each that has none, no two the same. */
  Ports completed() {
    Map<String, Integer> all = new TreeMap<>(byName);
    for (String name : INTERNAL) {
      while (!all.containsKey(name)) {
        int port = FreePorts.next();
        if (!all.containsValue(port)) {
          all.put(name, port);
        }
      }
    }
    return new Ports(all);
  }
}
