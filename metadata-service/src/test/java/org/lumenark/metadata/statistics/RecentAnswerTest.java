package org.lumenark.metadata.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecentAnswerTest {

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final Queue<Uni<?>> sources = new ArrayDeque<>();
  private final RecentAnswer answer =
      new RecentAnswer(new ObjectMapper(), Duration.ofSeconds(60), () -> now, sources::remove);

  private String read() {
    return new String(answer.json().await().indefinitely(), UTF_8);
  }

  @Test
  void an_answer_is_made_once_in_a_while() {
    sources.addAll(List.of(Uni.createFrom().item(1), Uni.createFrom().item(2)));

    assertThat(read()).isEqualTo("1");
    now = now.plusSeconds(59);
    assertThat(read()).isEqualTo("1");
    now = now.plusSeconds(1);
    assertThat(read()).isEqualTo("2");
  }

  @Test
  void others_have_the_old_one_while_it_is_made_anew() {
    CompletableFuture<Integer> slow = new CompletableFuture<>();
    sources.addAll(List.of(Uni.createFrom().item(1), Uni.createFrom().completionStage(slow)));
    read();
    now = now.plusSeconds(61);

    CompletableFuture<byte[]> waiting = answer.json().subscribeAsCompletionStage();
    assertThat(read()).isEqualTo("1");
    slow.complete(2);
    assertThat(waiting).isCompleted();
    assertThat(read()).isEqualTo("2");
  }

  @Test
  void a_failure_is_not_remembered() {
    sources.add(Uni.createFrom().failure(new IllegalStateException("no database")));
    sources.add(Uni.createFrom().item(3));

    assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class);
    assertThat(read()).isEqualTo("3");
  }
}
