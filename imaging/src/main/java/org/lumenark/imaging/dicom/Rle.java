package org.lumenark.imaging.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.ImagingException;

/** RLE compression: PS3.5 annex G. Each byte of each sample is a segment, the highest first. */
final class Rle {

  private Rle() {}

  /**
   * @return little-endian samples, one plane of each sample after another
   */
  static byte[] decode(byte[] frame, PixelFormat format, String place) throws ImagingException {
    int bytes = format.sampleBytes();
    int pixels = format.rows() * format.columns();
    int segments = format.samples() * bytes;
    ByteBuffer head = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    if (frame.length < 64 || head.getInt(0) != segments || segments > 15) {
      throw new ImagingException(
          "dicom.bad-rle", place, "The RLE frame does not have " + segments + " segments.");
    }
    byte[] out = new byte[pixels * segments];
    for (int segment = 0; segment < segments; segment++) {
      int start = head.getInt(4 + 4 * segment);
      int end = segment + 1 < segments ? head.getInt(8 + 4 * segment) : frame.length;
      if (start < 64 || end < start || end > frame.length) {
        throw new ImagingException(
            "dicom.bad-rle", place, "Segment " + segment + " lies outside of its frame.");
      }
      int sample = segment / bytes;
      int lowest = bytes - 1 - segment % bytes;
      unpack(frame, start, end, out, sample * pixels * bytes + lowest, bytes, pixels, place);
    }
    return out;
  }

  private static void unpack(
      byte[] in, int start, int end, byte[] out, int first, int step, int count, String place)
      throws ImagingException {
    int at = start;
    int done = 0;
    while (done < count) {
      if (at >= end) {
        throw new ImagingException(
            "dicom.bad-rle", place, "An RLE segment ends after " + done + " pixels.");
      }
      int control = in[at++];
      if (control >= 0) {
        int length = Math.min(control + 1, count - done);
        if (length > end - at) {
          throw new ImagingException("dicom.bad-rle", place, "An RLE segment ends inside a run.");
        }
        for (int i = 0; i < length; i++) {
          out[first + step * done++] = in[at + i];
        }
        at += control + 1;
      } else if (control != -128) {
        if (at >= end) {
          throw new ImagingException("dicom.bad-rle", place, "An RLE segment ends inside a run.");
        }
        byte value = in[at++];
        for (int i = Math.min(1 - control, count - done); i > 0; i--) {
          out[first + step * done++] = value;
        }
      }
    }
  }
}
