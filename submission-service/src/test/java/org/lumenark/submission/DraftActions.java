package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;

/** Actions on a draft, as a client begins and follows them. */
record DraftActions(Depositor depositor, String draft) {

  private static final int MOST_TURNS = 9;

  /** The action's id. */
  String begin(String body) {
    return depositor
        .asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/drafts/" + draft + "/actions")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  /** The action at its end, which it has some minutes to come to. */
  JsonPath end(String action) throws InterruptedException {
    String path = "/api/v1/drafts/" + draft + "/actions/" + action;
    JsonPath[] seen = {depositor.asks().get(path).jsonPath()};
    for (int turn = 1; !isOver(seen[0]); turn++) {
      try {
        Depositor.await(() -> {
          seen[0] = depositor.asks().get(path).jsonPath();
          return isOver(seen[0]);
        });
      } catch (AssertionError notYet) {
        assertThat(turn).as("turns of 20 seconds for " + path).isLessThan(MOST_TURNS);
      }
    }
    return seen[0];
  }

  JsonPath finished(String body) throws InterruptedException {
    return end(begin(body));
  }

  private static boolean isOver(JsonPath action) {
    return !List.of("waiting", "running").contains(action.getString("state"));
  }
}
