package org.lumenark.imaging.dicom;

import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ImagingException;

/**
 * What the head of a JPEG stream tells.
 *
 * @param adobeTransform of the Adobe marker: 0 none, 1 YCbCr; -1 without one
 */
record JpegMarkers(int precision, boolean lossless, int adobeTransform) {

  static JpegMarkers of(byte[] stream, String place) throws ImagingException {
    int at = 2;
    int adobe = -1;
    while (at + 10 <= stream.length && (stream[at] & 0xFF) == 0xFF) {
      int marker = stream[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = (stream[at + 2] & 0xFF) << 8 | stream[at + 3] & 0xFF;
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        return new JpegMarkers(stream[at + 4] & 0xFF, marker == 0xC3, adobe);
      }
      boolean complete = length >= 14 && at + 16 <= stream.length;
      if (marker == 0xEE
          && complete
          && new String(stream, at + 4, 5, StandardCharsets.ISO_8859_1).equals("Adobe")) {
        adobe = stream[at + 15];
      }
      if (marker == 0xDA || length < 2) {
        break;
      }
      at += 2 + length;
    }
    throw new ImagingException(
        "dicom.bad-jpeg", place, "The compressed frame is no JPEG stream with a header.");
  }
}
