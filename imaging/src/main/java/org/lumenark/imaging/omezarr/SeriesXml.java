package org.lumenark.imaging.omezarr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.ome.OmeDocument;
import org.lumenark.imaging.ome.OmeXmlReader;
import org.lumenark.imaging.source.ImagingException;

/**
 * {@code OME/METADATA.ome.xml} beside a series: one Image for each, in the same order. It only adds
 * to what the groups say, so a damaged one is passed over.
 */
final class SeriesXml {

  private static final String KEY = "OME/METADATA.ome.xml";

  private final List<OmeDocument.OmeImage> images;

  private SeriesXml(List<OmeDocument.OmeImage> images) {
    this.images = images;
  }

  /**
   * @param count of images, labels left out
   */
  static SeriesXml of(ZarrStore store, int count) throws IOException {
    try {
      Optional<byte[]> bytes = store.bytes(KEY, store.limits().maxMetadata());
      if (bytes.isPresent()) {
        String xml = new String(bytes.get(), StandardCharsets.UTF_8);
        OmeDocument document = OmeXmlReader.read(xml, store.place(KEY), store.limits());
        if (document.images().size() == count) {
          return new SeriesXml(document.images());
        }
      }
    } catch (ImagingException e) {
      return new SeriesXml(List.of());
    }
    return new SeriesXml(List.of());
  }

  Optional<OmeDocument.OmeImage> image(int number) {
    return number < images.size() ? Optional.of(images.get(number)) : Optional.empty();
  }
}
