package org.lumenark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchesTest {

  private final Batches batches = new Batches(3, 100);

  @Test
  void aStudyWithoutFilesHasOneEmptyBatch() {
    assertThat(batches.finish()).containsExactly(new FileBatch(0, 0, 0));
  }

  @Test
  void aBatchEndsWithTheMostFiles() {
    for (int i = 0; i < 7; i++) {
      batches.add(1);
    }
    assertThat(batches.finish())
        .containsExactly(new FileBatch(0, 0, 3), new FileBatch(1, 3, 3), new FileBatch(2, 6, 1));
  }

  @Test
  void aLargerFileThanABatchMayHoldIsAlone() {
    batches.add(60);
    batches.add(500);
    batches.add(40);
    batches.add(60);
    assertThat(batches.finish())
        .containsExactly(new FileBatch(0, 0, 1), new FileBatch(1, 1, 1), new FileBatch(2, 2, 2));
  }

  @Test
  void sizesNearTheLargestNumberDoNotOverflow() {
    batches.add(Long.MAX_VALUE);
    batches.add(Long.MAX_VALUE);
    assertThat(batches.finish()).hasSize(2);
  }
}
