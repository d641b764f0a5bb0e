package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.ome.PlateFields;
import org.lumenark.imaging.source.ImageDescription;

/** Writes {@code METADATA.ome.xml} for the images of a container. */
@FunctionalInterface
public interface OmeXmlDocument {

  /**
   * The document in UTF-8, with one Image for each description, in their order.
   *
   * @param plate whose fields the images are
   */
  byte[] of(List<ImageDescription> images, Optional<PlateFields> plate) throws IOException;
}
