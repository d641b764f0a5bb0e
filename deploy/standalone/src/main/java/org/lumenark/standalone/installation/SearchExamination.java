package org.lumenark.standalone.installation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** OpenSearch has all its shards, and disk for more. */
final class SearchExamination implements Examination {
  private static final int OK = 200;

  /** From here on OpenSearch puts no new shard on a node; at 95 % it refuses to write. */
  private static final double HIGH = 0.85;

  private final String url;

  SearchExamination(String url) {
    this.url = url;
  }

  @Override
  public List<Observation> observe() throws InterruptedException {
    List<Observation> seen = new ArrayList<>();
    try {
      JsonAnswer health = JsonAnswer.of(url + "/_cluster/health");
      if (health.status() == OK) {
        seen.add(health(health.body()));
      }
      JsonAnswer nodes = JsonAnswer.of(url + "/_nodes/stats/fs");
      if (nodes.status() == OK) {
        nodes.body().path("nodes").forEach(node -> seen.add(disk(node)));
      }
    } catch (IOException e) {
      // That it does not answer is said by the examination of the server itself.
      return seen;
    }
    return seen;
  }

  private Observation health(JsonNode answer) {
    String status = answer.path("status").asText();
    String words =
        status + ", " + answer.path("unassigned_shards").asInt() + " shards without node";
    String subject = "health of OpenSearch (" + url + ")";
    if (status.equals("red")) {
      return Observation.wrong(
          subject,
          words,
          "A part of the index cannot be read: bring the lost nodes back, or rebuild it by: lumenark"
              + " reindex");
    }
    boolean alone = answer.path("number_of_data_nodes").asInt() == 1;
    return status.equals("yellow") && !alone
        ? Observation.attention(
            subject, words, "Copies of shards have no node: bring the lost nodes back.")
        : Observation.fine(subject, words);
  }

  private static Observation disk(JsonNode node) {
    double total = node.at("/fs/total/total_in_bytes").asDouble();
    double available = node.at("/fs/total/available_in_bytes").asDouble();
    double used = total > 0 ? 1 - available / total : 0;
    String subject = "disk of OpenSearch node " + node.path("name").asText();
    String words = String.format(Locale.ROOT, "%.0f %% used", used * 100);
    return used >= HIGH
        ? Observation.attention(
            subject,
            words,
            "At 95 % the index can no longer be written. Enlarge the volume, or remove what else is"
                + " on it.")
        : Observation.fine(subject, words);
  }
}
