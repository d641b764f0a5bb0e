package org.lumenark.imaging.dicom;

import org.lumenark.imaging.dicom.TransferSyntax.Codec;
import org.lumenark.imaging.jpeg2000.Codestream;
import org.lumenark.imaging.jpeg2000.DecodedImage;
import org.lumenark.imaging.simple.JpegRaster;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Decodes a compressed frame to planes of samples as they are handed out. */
final class FrameDecoder {

  private final Instance instance;
  private final PixelFormat format;
  private final ReadLimits limits;
  private final SampleRows rows;

  FrameDecoder(Instance instance, ReadLimits limits) {
    this.instance = instance;
    this.format = instance.format();
    this.limits = limits;
    this.rows = new SampleRows(format, false);
  }

  byte[] decode(byte[] stream, int frame) throws ImagingException {
    String place = instance.path() + " frame " + frame;
    if (format.allocated() == 1) {
      throw new ImagingException(
          "dicom.unsupported-bits", place, "Compressed samples of one bit are not read.");
    }
    return switch (instance.syntax().codec()) {
      case RLE -> rle(stream, place);
      case JPEG -> jpeg(stream, place);
      case JPEG_LOSSLESS -> lossless(stream, place);
      case JPEG_LS -> planes(JpegLs.decode(stream, place, 2L * limits.maxAllocation()), place);
      case JPEG_2000 -> jpeg2000(stream, place);
      case NATIVE -> throw new IllegalStateException("a native frame is not decoded");
    };
  }

  private byte[] rle(byte[] stream, String place) throws ImagingException {
    byte[] planes = Rle.decode(stream, format, place);
    byte[] out = new byte[planes.length];
    rows.plain(planes, 0, 1, out, 0, planes.length / format.sampleBytes());
    return inRgb(out, format.yCbCr(), place);
  }

  private byte[] jpeg(byte[] stream, String place) throws ImagingException {
    JpegMarkers markers = JpegMarkers.of(stream, place);
    if (markers.lossless()) {
      return lossless(stream, place);
    }
    if (markers.precision() != 8) {
      throw new ImagingException(
          "dicom.unsupported-jpeg-12-bit",
          place,
          "JPEG of "
              + markers.precision()
              + " bits is not read. Uncompressed or as lossless JPEG, the frames can be.");
    }
    boolean toRgb = format.yCbCr() ? markers.adobeTransform() != 0 : markers.adobeTransform() == 1;
    JpegRaster.Samples picture;
    try {
      picture = JpegRaster.decode(stream, toRgb, limits.maxAllocation());
    } catch (ImagingException e) {
      String code = e.code().equals("jpeg.damaged") ? "dicom.bad-jpeg" : "dicom.too-large";
      throw new ImagingException(code, place, String.valueOf(e.getMessage()), e);
    }
    require(picture.width(), picture.height(), picture.bands(), place);
    byte[] out = new byte[format.frameBytes()];
    int pixels = format.rows() * format.columns();
    for (int c = 0; c < format.samples(); c++) {
      for (int i = 0; i < pixels; i++) {
        rows.decoded(
            picture.bytes()[i * format.samples() + c],
            8,
            out,
            (c * pixels + i) * format.sampleBytes());
      }
    }
    return out;
  }

  private byte[] lossless(byte[] stream, String place) throws ImagingException {
    return planes(JpegLossless.decode(stream, place, 2L * limits.maxAllocation()), place);
  }

  private byte[] planes(JpegLossless.Picture picture, String place) throws ImagingException {
    require(picture.width(), picture.height(), picture.samples().length, place);
    byte[] out = new byte[format.frameBytes()];
    int to = 0;
    for (char[] plane : picture.samples()) {
      for (char value : plane) {
        rows.decoded(value, bitsOf(picture.precision()), out, to);
        to += format.sampleBytes();
      }
    }
    return inRgb(out, format.yCbCr(), place);
  }

  private byte[] jpeg2000(byte[] stream, String place) throws ImagingException {
    DecodedImage image = Codestream.decode(stream, place, limits);
    require(image.width(), image.height(), image.components().length, place);
    byte[] out = new byte[format.frameBytes()];
    int to = 0;
    for (int c = 0; c < image.components().length; c++) {
      int precision = bitsOf(image.precision(c));
      for (int value : image.components()[c]) {
        rows.decoded(value, precision, out, to);
        to += format.sampleBytes();
      }
    }
    boolean still = format.photometric().startsWith("YBR_FULL") && !image.colourTransformed();
    return inRgb(out, format.samples() == 3 && still, place);
  }

  /** A stream may have more bits than its samples have room for only by mistake. */
  private int bitsOf(int precision) {
    return Math.min(precision, format.allocated());
  }

  private byte[] inRgb(byte[] planes, boolean convert, String place) throws ImagingException {
    if (convert) {
      rows.toRgb(planes, 0, format.rows() * format.columns(), place);
    }
    return planes;
  }

  private void require(int width, int height, int samples, String place) throws ImagingException {
    if (width != format.columns() || height != format.rows() || samples != format.samples()) {
      throw new ImagingException(
          instance.syntax().codec() == Codec.JPEG_2000 ? "dicom.bad-jpeg2000" : "dicom.bad-jpeg",
          place,
          "The compressed frame holds "
              + width
              + " x "
              + height
              + " pixels of "
              + samples
              + " samples, which is not what the attributes say.");
    }
  }
}
