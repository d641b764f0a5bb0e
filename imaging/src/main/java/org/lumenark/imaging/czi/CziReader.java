package org.lumenark.imaging.czi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Zeiss CZI, as the "ZEISS CZI File Format Design Specification" (ZISRAW, version 1.2.2) describes
 * it: segments, a directory of subblocks (schema DV), metadata as XML, attachments. Compression is
 * explained in the documentation of libCZI (<a
 * href="https://zeiss.github.io/libczi/">zeiss.github.io/libczi</a>).
 *
 * <ul>
 *   <li>Each scene (S) is an image. It begins at the least X and Y of its subblocks. Mosaic tiles
 *       (M) are laid where their X and Y say; of those that overlap, the one with the higher number
 *       is seen. What no subblock covers is 0, and so are planes that none has.
 *   <li>T, Z and C of all scenes span what the file has anywhere. Each rotation (R), illumination
 *       (I) and phase (H) of a channel is a channel of its own. Each block (B), view (V) and step
 *       of an unknown dimension is an image of its own.
 *   <li>Grey pixels of 8 and 16 bits and float that are channels of one image are widened, which
 *       keeps their values. Channels of other types, and those stored at a lower resolution only,
 *       become images of their own. Colours are given red first; alpha is given as stored.
 *   <li>Subsampled subblocks become levels where they cover the image in whole steps.
 *   <li>Not read: JPEG XR, LZW and chunked compression, complex pixels, images in several files.
 *       Masks of single pixels are not applied.
 * </ul>
 */
public final class CziReader implements PixelSourceProvider {

  /** For the service loader. */
  public CziReader() {}

  @Override
  public String name() {
    return "lumenark-czi";
  }

  @Override
  public List<String> formats() {
    return List.of("czi");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return CziPixelSource.open(source, path, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
