package org.lumenark.imaging.pyramid;

import java.io.IOException;

/** Takes the rows of planes, from top to bottom. */
public interface RowSink {

  /** Takes whole rows without padding; they are not kept after the call. */
  void rows(byte[] source, int offset, int rows) throws IOException;

  /** The plane is complete. */
  void endOfPlane() throws IOException;
}
