package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** The inflated bytes of all IDAT chunks, one after the other. */
final class PngData implements AutoCloseable {

  private final ByteSource source;
  private final String path;
  private final Inflater inflater = new Inflater();
  private final byte[] buffer = new byte[65_536];
  private PngChunk chunk;
  private CRC32 crc;
  private int consumed;

  PngData(ByteSource source, String path, PngHeader header) throws IOException, ImagingException {
    this.source = source;
    this.path = path;
    this.chunk = PngChunk.at(source, header.data(), path);
    this.crc = chunk.startCrc();
  }

  void read(byte[] target, int length) throws IOException, ImagingException {
    int done = 0;
    try {
      while (done < length) {
        int got = inflater.inflate(target, done, length - done);
        done += got;
        if (got == 0) {
          if (inflater.finished() || inflater.needsDictionary()) {
            throw new ImagingException(
                "png.truncated", path + " IDAT", "The compressed data ends before the last row.");
          }
          feed();
        }
      }
    } catch (DataFormatException e) {
      throw new ImagingException(
          "png.corrupt",
          path + " byte " + chunk.position(),
          "The compressed data cannot be decoded: " + e.getMessage() + ".",
          e);
    }
  }

  private void feed() throws IOException, ImagingException {
    while (consumed == chunk.length()) {
      chunk.requireCrc(source, crc, path);
      chunk = PngChunk.at(source, chunk.next(), path);
      if (chunk.type() != PngHeader.IDAT) {
        throw new ImagingException(
            "png.truncated",
            path + " byte " + chunk.position(),
            "The IDAT chunks end before the last row.");
      }
      crc = chunk.startCrc();
      consumed = 0;
    }
    int part = Math.min(buffer.length, chunk.length() - consumed);
    source.read(chunk.content() + consumed, buffer, 0, part);
    crc.update(buffer, 0, part);
    consumed += part;
    inflater.setInput(buffer, 0, part);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
