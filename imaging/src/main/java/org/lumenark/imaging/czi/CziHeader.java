package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.lumenark.imaging.source.ImagingException;

/** The file header: where the directories and the metadata are; 0 where there is none. */
record CziHeader(long directory, long metadata, long attachments) {

  private static final int BYTES = 80;
  private static final int FILE_PART = 48;

  static CziHeader read(CziInput input) throws IOException, ImagingException {
    CziSegment segment = CziSegment.read(input, 0, "ZISRAWFILE");
    ByteBuffer fields = input.read(segment.data(), BYTES, "header");
    fields.position(FILE_PART);
    int part = fields.getInt();
    long directory = fields.getLong();
    long metadata = fields.getLong();
    fields.getInt();
    long attachments = fields.getLong();
    if (part != 0) {
      throw input.failure(
          "unsupported-multi-file",
          "header",
          segment.data(),
          "This is part " + part + " of an image in several files; only single files are read.");
    }
    if (directory == 0) {
      throw input.failure(
          "no-directory",
          "header",
          segment.data(),
          "The file has no directory of its subblocks: its writer did not finish it.");
    }
    return new CziHeader(directory, metadata, attachments);
  }
}
