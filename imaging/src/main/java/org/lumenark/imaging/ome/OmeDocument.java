package org.lumenark.imaging.ome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * What an OME-XML document says about pixels.
 *
 * @param uuid of the file that carries the document
 * @param metadataFile where the real document is, if this one is {@code BinaryOnly}
 * @param embeddedPixels whether pixels are in the document itself ({@code BinData})
 */
public record OmeDocument(
    Optional<String> uuid,
    Optional<String> metadataFile,
    boolean embeddedPixels,
    List<OmeImage> images,
    Map<String, String> originalMetadata) {

  public OmeDocument {
    images = List.copyOf(images);
    originalMetadata = Map.copyOf(originalMetadata);
  }

  /**
   * One image. {@code sizeC} counts samples; {@code channels} has {@code sizeC} elements.
   *
   * @param order such as {@code XYZCT}
   */
  public record OmeImage(
      String id,
      Optional<String> name,
      String order,
      int sizeX,
      int sizeY,
      int sizeZ,
      int sizeC,
      int sizeT,
      PhysicalSizes physicalSizes,
      List<Channel> channels,
      List<TiffData> tiffData,
      Acquisition acquisition,
      Map<String, String> originalMetadata) {

    public OmeImage {
      channels = List.copyOf(channels);
      tiffData = List.copyOf(tiffData);
      originalMetadata = Map.copyOf(originalMetadata);
    }
  }

  /**
   * Where planes lie.
   *
   * @param ifd directory of the first plane; empty means the first
   * @param planeCount empty means all of the file, or one if {@code ifd} is given
   * @param fileName empty means the file that carries the document
   */
  public record TiffData(
      Optional<Integer> ifd,
      int firstZ,
      int firstC,
      int firstT,
      Optional<Integer> planeCount,
      Optional<String> fileName,
      Optional<String> uuid) {}
}
