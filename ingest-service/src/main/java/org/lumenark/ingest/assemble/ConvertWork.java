package org.lumenark.ingest.assemble;

import java.util.List;
import java.util.UUID;

/** Work of the task {@code ConvertImage}: file sets, one after the other. */
public record ConvertWork(List<UUID> filesets) {

  public ConvertWork {
    filesets = List.copyOf(filesets);
  }
}
