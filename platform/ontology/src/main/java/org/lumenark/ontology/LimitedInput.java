package org.lumenark.ontology;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends in an error where a file unpacks to more than an ontology can be. */
final class LimitedInput extends FilterInputStream {

  private final long most;
  private long count;

  LimitedInput(InputStream in, OntologyLimits limits) {
    super(in);
    this.most = limits.bytes();
  }

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

  private void counted(int read) throws IOException {
    count += read;
    if (count > most) {
      throw UnreadableOntology.at(
          1,
          "ontology.too-large",
          "The file unpacks to more than " + most + " bytes.",
          "Load a subset of the ontology.");
    }
  }
}
