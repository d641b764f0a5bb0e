package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * Decodes segments into buffers that are reused; each is at most as large as {@link PageLayout} has
 * allowed.
 */
final class SegmentBuffers implements AutoCloseable {

  private byte[] compressed = new byte[0];
  private byte[] stored = new byte[0];
  private byte[] samples = new byte[0];
  private byte[] scratch = new byte[0];
  private @Nullable TiffPage decodedPage;
  private int decodedSegment = -1;
  private byte[] decoded = samples;
  private @Nullable SegmentDecoder decoder;
  private @Nullable TiffPage decoderPage;

  /**
   * Little-endian samples of a strip or tile, interleaved as they are stored; valid until the next
   * call.
   */
  byte[] decoded(TiffPage page, int segment, int down) throws IOException, ImagingException {
    if (page != decodedPage || segment != decodedSegment) {
      decodedPage = null;
      decoded = decode(page, segment, down);
      decodedPage = page;
      decodedSegment = segment;
    }
    return decoded;
  }

  private byte[] decode(TiffPage page, int segment, int down) throws IOException, ImagingException {
    PageLayout layout = page.layout();
    int rows = layout.segmentRows(down);
    int rowBytes = layout.storedRowBytes();
    int needed = layout.storedBytes(rows);
    stored = grown(stored, needed + SegmentDecoder.SLACK);
    long count = page.count(segment);
    if (count == 0 && page.offset(segment) == 0) {
      Arrays.fill(stored, 0, needed, (byte) 0);
    } else {
      int produced = fill(page, segment, count, needed);
      if (produced < needed) {
        throw new ImagingException(
            "tiff.segment-too-short",
            page.place(segment),
            "It gives " + produced + " bytes; " + needed + " are needed.");
      }
    }
    return normalise(page, rows, rowBytes);
  }

  private int fill(TiffPage page, int segment, long count, int needed)
      throws IOException, ImagingException {
    PageLayout layout = page.layout();
    if (layout.compression() == Compression.NONE) {
      int bytes = (int) Math.min(count, needed);
      page.checkRange(segment, page.offset(segment), bytes);
      page.file().input().source().read(page.offset(segment), stored, 0, bytes);
      if (layout.reversedBits()) {
        Samples.reverseBits(stored, bytes);
      }
      return bytes;
    }
    page.checkRange(segment, page.offset(segment), count);
    if (count > page.file().limits().maxAllocation()) {
      throw new ImagingException(
          "tiff.segment-too-large",
          page.place(segment),
          "It has " + count + " compressed bytes, more than the limit.");
    }
    compressed = grown(compressed, (int) count + SegmentDecoder.SLACK);
    page.file().input().source().read(page.offset(segment), compressed, 0, (int) count);
    if (layout.reversedBits() && !layout.compression().picture()) {
      Samples.reverseBits(compressed, (int) count);
    }
    try {
      return decoder(page).decode(compressed, (int) count, stored, needed);
    } catch (CorruptSegmentException e) {
      throw new ImagingException(
          "tiff.segment-corrupt",
          page.place(segment),
          "It cannot be decoded: " + e.getMessage() + ".",
          e);
    }
  }

  private byte[] normalise(TiffPage page, int rows, int rowBytes)
      throws IOException, ImagingException {
    PageLayout layout = page.layout();
    int together = layout.samplesPerSegment();
    int rowSamples = layout.segmentWidth() * together;
    boolean unpacked = layout.bits() == layout.type().bytes() * 8;
    if (layout.chroma()) {
      samples = grown(samples, rows * layout.sampleRowBytes());
      page.chroma().toRgb(stored, layout.segmentWidth(), rows, samples);
      return samples;
    }
    if (layout.predictor() == 3) {
      scratch = grown(scratch, rowBytes);
      int bytes = layout.bits() / 8;
      for (int row = 0; row < rows; row++) {
        Samples.undoFloatingPoint(stored, row * rowBytes, rowSamples, together, bytes, scratch);
      }
      return unpacked ? stored : unpacked(layout, true, rows, rowBytes);
    }
    if (layout.predictor() == 2 && layout.isHalfFloat()) {
      if (!page.littleEndian()) {
        Samples.swap(stored, 0, rows * rowBytes, 2);
      }
      for (int row = 0; row < rows; row++) {
        Samples.undoDifference(stored, row * rowBytes, rowSamples, together, 2);
      }
      return unpacked(layout, true, rows, rowBytes);
    }
    byte[] plain = unpacked ? stored : unpacked(layout, page.littleEndian(), rows, rowBytes);
    int bytes = layout.type().bytes();
    if (unpacked && !page.littleEndian()) {
      Samples.swap(stored, 0, rows * rowBytes, bytes);
    }
    if (layout.predictor() == 2) {
      int plainRowBytes = layout.sampleRowBytes();
      for (int row = 0; row < rows; row++) {
        Samples.undoDifference(plain, row * plainRowBytes, rowSamples, together, bytes);
        if (!unpacked) {
          Samples.narrow(plain, row * plainRowBytes, rowSamples, layout.type(), layout.bits());
        }
      }
    }
    return plain;
  }

  private byte[] unpacked(PageLayout layout, boolean littleEndian, int rows, int rowBytes) {
    int sampleRowBytes = layout.sampleRowBytes();
    samples = grown(samples, rows * sampleRowBytes);
    for (int row = 0; row < rows; row++) {
      Samples.unpack(
          stored,
          row * rowBytes,
          layout.segmentWidth() * layout.samplesPerSegment(),
          layout.bits(),
          littleEndian,
          layout.type(),
          samples,
          row * sampleRowBytes);
    }
    return samples;
  }

  private SegmentDecoder decoder(TiffPage page) throws IOException, ImagingException {
    SegmentDecoder current = decoder;
    boolean fits =
        current != null
            && decoderPage != null
            && decoderPage.layout().compression() == page.layout().compression()
            && !page.layout().compression().belongsToPage();
    if (current != null && (fits || decoderPage == page)) {
      return current;
    }
    close();
    SegmentDecoder made = page.decoder();
    decoder = made;
    decoderPage = page;
    return made;
  }

  private static byte[] grown(byte[] buffer, int size) {
    return buffer.length >= size ? buffer : new byte[size];
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }
}
