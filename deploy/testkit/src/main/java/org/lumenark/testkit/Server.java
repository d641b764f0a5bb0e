package org.lumenark.testkit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lumenark.standalone.component.Kafka;
import org.lumenark.standalone.component.Keycloak;
import org.lumenark.standalone.component.ObjectStore;
import org.lumenark.standalone.component.OpenSearch;
import org.lumenark.standalone.component.PostgreSql;

/** The servers that a test can ask for, by the names of contract 11. */
public enum Server {
  POSTGRESQL(PostgreSql.NAME),
  KAFKA(Kafka.NAME),
  OPENSEARCH(OpenSearch.NAME),
  KEYCLOAK(Keycloak.NAME),
  OBJECT_STORE(ObjectStore.NAME);

  private final String text;

  Server(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  static List<String> texts(Set<Server> servers) {
    return servers.stream().map(Server::text).toList();
  }

  /** Reads {@code postgresql,kafka}; {@code all} is all of them. */
  static Set<Server> parse(String list) {
    if (list.strip().equals("all")) {
      return EnumSet.allOf(Server.class);
    }
    EnumSet<Server> servers = EnumSet.noneOf(Server.class);
    for (String name : list.split(",", -1)) {
      servers.add(
          Arrays.stream(values())
              .filter(server -> server.text.equals(name.strip()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no server is named " + name)));
    }
    return servers;
  }
}
