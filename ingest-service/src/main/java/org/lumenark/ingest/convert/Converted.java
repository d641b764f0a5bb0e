package org.lumenark.ingest.convert;

import java.util.List;
import java.util.UUID;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.event.Representation;

/** What the conversion of a file set has come to. */
sealed interface Converted {

  /** The container is complete in the store, and no one points to it yet. */
  record Complete(UUID conversion, List<Image> images) implements Converted {
    public Complete {
      images = List.copyOf(images);
    }
  }

  /**
   * It is shared out among workers, who convert it region by region.
   *
   * @param regionBytes what regions follow from
   * @param memory bytes of buffers of each worker, which the layout of arrays follows from
   */
  record Shared(UUID conversion, int regions, long regionBytes, long memory) implements Converted {}

  /** Something is wrong with the files; another try would end the same way. */
  record Failed(Reason reason) implements Converted {}

  /** One series. */
  record Image(ImageFacts facts, Representation representation) {}
}
