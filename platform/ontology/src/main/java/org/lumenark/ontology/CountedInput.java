package org.lumenark.ontology;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes went through, so that too many can be refused where they are read. */
abstract class CountedInput extends FilterInputStream {

  CountedInput(InputStream in) {
    super(in);
  }

  /**
   * @param bytes that were just read
   */
  abstract void counted(int bytes) throws IOException;

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      counted(1);
    }
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    counted(Math.max(read, 0));
    return read;
  }
}
