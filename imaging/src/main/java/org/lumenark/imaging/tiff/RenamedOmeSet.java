package org.lumenark.imaging.tiff;

import java.util.Optional;
import org.lumenark.imaging.ome.OmeDocument;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.ome.OmeDocument.TiffData;

/** Makes a document speak of the file that carries it. */
final class RenamedOmeSet {

  private RenamedOmeSet() {}

  static OmeSet of(OmeSet set) {
    OmeDocument document = set.document();
    return new OmeSet(
        set.master(),
        set.tiff(),
        new OmeDocument(
            document.uuid(),
            document.metadataFile(),
            document.embeddedPixels(),
            document.images().stream().map(RenamedOmeSet::own).toList(),
            document.originalMetadata()));
  }

  private static OmeImage own(OmeImage image) {
    return new OmeImage(
        image.id(),
        image.name(),
        image.order(),
        image.sizeX(),
        image.sizeY(),
        image.sizeZ(),
        image.sizeC(),
        image.sizeT(),
        image.physicalSizes(),
        image.channels(),
        image.tiffData().stream().map(RenamedOmeSet::own).toList(),
        image.acquisition(),
        image.originalMetadata());
  }

  private static TiffData own(TiffData data) {
    return new TiffData(
        data.ifd(),
        data.firstZ(),
        data.firstC(),
        data.firstT(),
        data.planeCount(),
        Optional.empty(),
        data.uuid());
  }
}
