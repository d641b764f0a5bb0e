package org.lumenark.standalone.installation;

import java.util.List;
import org.lumenark.standalone.installation.Needs.Server;

/** A server is there, new enough and prepared. */
final class ServerExamination implements Examination {
  private final Server server;
  private final Condition condition;

  ServerExamination(Server server, Condition condition) {
    this.server = server;
    this.condition = condition;
  }

  @Override
  public List<Observation> observe() throws InterruptedException {
    return List.of(
        switch (condition.look()) {
          case Finding.Ready(String words) -> Observation.fine(condition.name(), words);
          case Finding.NotYet(String reason) ->
              Observation.wrong(condition.name(), reason, advice());
          case Finding.Unfit(String reason) ->
              Observation.wrong(condition.name(), reason, advice());
        });
  }

  private String advice() {
    return switch (server) {
      case database ->
          "Uploads, ingest and the catalogue stand still. Start PostgreSQL, or correct its address"
              + " and the login in the Secret of the service.";
      case kafka ->
          "Services do not hear of each other's work, which waits. Start Kafka; absent topics are"
              + " made by: lumenark installation prepare";
      case storage ->
          "Nothing can be uploaded or read. Start the store, correct its address or the key; absent"
              + " buckets are made by: lumenark installation prepare";
      case identity ->
          "Nobody can log in. Start Keycloak, import the realm, and name it as tokens do"
              + " (identity.issuer).";
      case search ->
          "Nothing is found; what is stored is safe. Start OpenSearch; its index can be rebuilt by:"
              + " lumenark reindex";
    };
  }
}
