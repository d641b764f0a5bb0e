package org.lumenark.imaging.wrap;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.lumenark.imaging.source.ArrayByteSource;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The content of a compressed file, readable at any place.
 *
 * <p>A compressed stream can only be read from its beginning, readers go to and fro: so it is
 * unpacked once, whole, when it is opened. Up to 8 MiB stay in memory; more goes to a temporary
 * file below {@code java.io.tmpdir}, which has no name there once it is open on systems that allow
 * it, and is gone when the source is closed or the process ends, however it ends. {@link
 * ReadLimits#maxUnpacked()} bounds what a bomb may come to, and a gibibyte of the disk is left free
 * in any case.
 */
public final class Unpacked {

  private static final int MEMORY_BYTES = 8 << 20;
  private static final int STEP_BYTES = 1 << 18;

  private Unpacked() {}

  /**
   * Unpacks a source, which is neither closed nor used after that.
   *
   * @throws ImagingException {@code codec.truncated}, {@code codec.damaged} or {@code
   *     codec.too-large}
   * @throws IOException if the bytes cannot be had or there is no room for them
   */
  public static ByteSource of(ByteSource packed, Codec codec, String path, ReadLimits limits)
      throws IOException, ImagingException {
    return of(packed, codec::decode, codec.prefix(), path, limits);
  }

  /** Makes a stream of content of a stream of packed bytes. */
  @FunctionalInterface
  public interface Decoder {

    InputStream decode(InputStream packed) throws IOException;
  }

  /**
   * The same for any encoding.
   *
   * @param prefix of the codes of errors
   */
  public static ByteSource of(
      ByteSource packed, Decoder decoder, String prefix, String path, ReadLimits limits)
      throws IOException, ImagingException {
    try (InputStream in = decoder.decode(new SourceStream(packed))) {
      return spilled(in, prefix, path, limits);
    } catch (SourceStream.SourceFailure e) {
      throw e.failure();
    } catch (SpillFile.SpillFailure e) {
      throw e.failure();
    } catch (EOFException e) {
      throw new ImagingException(
          prefix + ".truncated", path, "The packed content ends too early.", e);
    } catch (IOException | RuntimeException e) {
      throw new ImagingException(
          prefix + ".damaged", path, "The packed content cannot be unpacked.", e);
    }
  }

  private static ByteSource spilled(InputStream in, String prefix, String path, ReadLimits limits)
      throws IOException, ImagingException {
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    byte[] step = new byte[STEP_BYTES];
    int got = in.readNBytes(step, 0, step.length);
    while (got > 0 && memory.size() + got <= MEMORY_BYTES) {
      check(memory.size() + got, prefix, path, limits);
      memory.write(step, 0, got);
      got = in.readNBytes(step, 0, step.length);
    }
    if (got == 0) {
      return new ArrayByteSource(memory.toByteArray());
    }
    SpillFile file = SpillFile.create();
    try {
      file.write(memory.toByteArray(), memory.size());
      while (got > 0) {
        check(file.size() + got, prefix, path, limits);
        file.write(step, got);
        got = in.readNBytes(step, 0, step.length);
      }
      return file;
    } catch (IOException | ImagingException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void check(long size, String prefix, String path, ReadLimits limits)
      throws ImagingException {
    if (size > limits.maxUnpacked()) {
      throw new ImagingException(
          prefix + ".too-large",
          path,
          "The packed content comes to more than " + limits.maxUnpacked() + " bytes.");
    }
  }
}
