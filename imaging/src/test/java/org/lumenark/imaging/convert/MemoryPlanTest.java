package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lumenark.imaging.pyramid.LevelSize;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TexturedImage;

class MemoryPlanTest {

  private static final long MIB = 1 << 20;

  @Test
  void aStackFillsItsShardsEvenly() throws Exception {
    MemoryPlan plan = plan(SampleType.UINT16, 1, 100, 1024, 1024, 320 * MIB);
    assertThat(plan.chunkY()).isEqualTo(512);
    assertThat(plan.shardY()).isEqualTo(1024);
    assertThat(plan.shardZ()).as("64 MiB would be 32, four shards of 25 are even").isEqualTo(25);
  }

  @Test
  void aShardIs2048Wide() throws Exception {
    MemoryPlan plan = plan(SampleType.UINT8, 1, 1, 10000, 10000, 320 * MIB);
    assertThat(plan.shardY()).isEqualTo(2048);
    assertThat(plan.shardX()).isEqualTo(2048);
    assertThat(plan.shardZ()).isEqualTo(1);
  }

  @Test
  void aSmallBudgetMakesShardsFlatter() throws Exception {
    MemoryPlan plan = plan(SampleType.UINT16, 1, 7, 4100, 5000, 128 * MIB);
    assertThat(plan.shardZ()).isEqualTo(1);
    assertThat(plan.shardY()).isGreaterThanOrEqualTo(512);
  }

  @Test
  void aPlaneOfTenThousandMillionPixelsStaysWithinTheDefaultBudgetWithWholeChunks()
      throws Exception {
    MemoryPlan plan = plan(SampleType.UINT16, 1, 1, 100_000, 100_000, 320 * MIB);
    assertThat(plan.chunkY()).isEqualTo(512);
    assertThat(plan.chunkX()).isEqualTo(512);
    assertThat((long) plan.buffers() * plan.bufferBytes()).isLessThan(240 * MIB);
    assertThat(plan.shardY()).isLessThanOrEqualTo(2048);
  }

  @Test
  void rowsBeyondAnyBudgetAreRefusedWithACode() {
    assertThatThrownBy(() -> plan(SampleType.FLOAT64, 4, 1, 10, 2_000_000, 32 * MIB))
        .isInstanceOfSatisfying(
            ImagingException.class, e -> assertThat(e.code()).isEqualTo("image.rows-too-long"));
  }

  @Test
  void rowsAreReadInMultiplesOfWhatTheSourcePrefers() throws Exception {
    ImageDescription image = image(SampleType.UINT16, 1, 1, 5000, 5000);
    MemoryPlan plan = MemoryPlan.of(image, LevelSize.pyramid(5000, 5000), 48, 320 * MIB);
    assertThat(plan.slabRows() % 48).isZero();
    assertThat(plan.slabRows() * 10_000L).isLessThan(8 * MIB);
  }

  private static MemoryPlan plan(
      SampleType type, int together, int sizeZ, int sizeY, int sizeX, long budget)
      throws ImagingException {
    return MemoryPlan.of(
        image(type, together, sizeZ, sizeY, sizeX), LevelSize.pyramid(sizeY, sizeX), 1, budget);
  }

  private static ImageDescription image(
      SampleType type, int together, int sizeZ, int sizeY, int sizeX) {
    return TexturedImage.of(type, ImageRole.IMAGE, together, 1, together, sizeZ, sizeY, sizeX)
        .images()
        .getFirst();
  }
}
