package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lumenark.gateway.content.BlockMemory.Share;

class BlockMemoryTest {

  private static final long TOTAL = 128;
  private static final long BLOCK = 8;

  @Test
  void one_client_takes_no_more_than_half_and_all_clients_no_more_than_all() throws Exception {
    BlockMemory memory = new BlockMemory(TOTAL, Duration.ZERO);

    assertThat(takeAll(memory, "slow")).hasSize(8);
    assertThat(takeAll(memory, "second")).hasSize(4);
    assertThat(takeAll(memory, "third")).hasSize(4);
    assertThat(takeAll(memory, "fourth")).isEmpty();
  }

  @Test
  void what_is_given_back_can_be_taken_again_and_no_client_is_remembered() throws Exception {
    BlockMemory memory = new BlockMemory(TOTAL, Duration.ZERO);
    for (Share share : takeAll(memory, "slow")) {
      share.close();
    }

    assertThat(takeAll(memory, "slow")).hasSize(8);
  }

  @Test
  void a_picture_larger_than_a_quarter_is_drawn_for_who_holds_nothing() throws Exception {
    BlockMemory memory = new BlockMemory(TOTAL, Duration.ZERO);

    assertThat(memory.take("one", 100)).isPresent();
    assertThat(memory.take("other", 100)).isEmpty();
    assertThat(memory.take("other", TOTAL + 1)).isEmpty();
  }

  @Test
  void who_waits_goes_on_when_memory_comes_free() throws Exception {
    BlockMemory memory = new BlockMemory(BLOCK, Duration.ofMinutes(1));
    Share first = memory.take("one", BLOCK).orElseThrow();
    CompletableFuture<Optional<Share>> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return memory.take("other", BLOCK);
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            },
            Thread::startVirtualThread);
    first.close();

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isPresent();
  }

  private static List<Share> takeAll(BlockMemory memory, String asking) throws Exception {
    List<Share> taken = new ArrayList<>();
    Optional<Share> share = memory.take(asking, BLOCK);
    while (share.isPresent()) {
      taken.add(share.get());
      share = memory.take(asking, BLOCK);
    }
    return taken;
  }
}
