package org.lumenark.imaging.nd2;

import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Tells the two forms of metadata apart. */
final class Variants {

  private Variants() {}

  static Variant parse(byte[] content, String place, ReadLimits limits) throws ImagingException {
    boolean xml = content.length > 0 && (content[0] == '<' || (content[0] & 0xFF) == 0xEF);
    return xml ? XmlVariant.parse(content, place) : LiteVariant.parse(content, place, limits);
  }

  static ImagingException damaged(String place, String message) {
    return new ImagingException("nd2.bad-metadata", place, message);
  }

  static ImagingException tooMany(String place) {
    return new ImagingException(
        "nd2.metadata-too-large", place, "The metadata has more values or levels than are read.");
  }
}
