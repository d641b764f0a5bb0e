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

  /** Something is wrong with the files; another try would end the same way. */
  record Failed(Reason reason) implements Converted {}

  /** One series. */
  record Image(ImageFacts facts, Representation representation) {}
}
