package org.lumenark.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardAssemblerTest {

  @Test
  void chunksLieInCOrderWhateverOrderTheyCameInAndTheIndexEndsWithItsChecksum() throws Exception {
    ShardAssembler shard = new ShardAssembler(4, 3);
    assertThat(shard.deliver(2, Optional.of(new byte[][] {{7}, {8, 9}}))).isFalse();
    assertThat(shard.deliver(1, Optional.empty())).isFalse();
    assertThat(shard.deliver(0, Optional.of(new byte[][] {{1, 2}}))).isTrue();
    byte[] bytes = shard.content().orElseThrow().stream().readAllBytes();
    String missing = "f".repeat(32);
    // CRC-32C of the 64 bytes of the index by another implementation (google-crc32c in Python).
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "0102070809"
                + "00000000000000000200000000000000"
                + missing
                + "02000000000000000300000000000000"
                + missing
                + "83f641c4");
  }

  @Test
  void aShardWithoutChunksIsNoObject() {
    ShardAssembler shard = new ShardAssembler(16, 1);
    assertThat(shard.deliver(5, Optional.empty())).isTrue();
    assertThat(shard.content()).isEmpty();
  }
}
