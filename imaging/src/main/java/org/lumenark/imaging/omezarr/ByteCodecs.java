package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.lumenark.imaging.zarr.BloscDecoder;
import org.lumenark.imaging.zarr.Lz4Block;
import org.lumenark.imaging.zarr.Unshuffle;

/** The compressors of Zarr: those that version 2 names by id, version 3 by name. */
final class ByteCodecs {

  private static final String NUMCODECS = "numcodecs.";

  private ByteCodecs() {}

  /**
   * @param name such as {@code zstd}; version 3 may write {@code numcodecs.zlib}
   * @param configuration of the codec
   * @return empty if nothing here decodes it
   */
  static Optional<ByteCodec> named(String name, JsonNode configuration) {
    String plain = name.startsWith(NUMCODECS) ? name.substring(NUMCODECS.length()) : name;
    return switch (plain) {
      case "blosc" -> Optional.of(BloscDecoder::decode);
      case "zstd" ->
          Optional.of((in, most) ->
              upTo(new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(in)), most));
      case "gzip" ->
          Optional.of((in, most) -> upTo(new GZIPInputStream(new ByteArrayInputStream(in)), most));
      case "zlib" ->
          Optional.of(
              (in, most) -> upTo(new InflaterInputStream(new ByteArrayInputStream(in)), most));
      case "bz2" ->
          Optional.of((in, most) ->
              upTo(new BZip2CompressorInputStream(new ByteArrayInputStream(in)), most));
      case "lz4" -> Optional.of(ByteCodecs::lz4);
      case "crc32c" -> Optional.of((in, most) -> crc32c(in));
      case "shuffle" -> {
        int sampleBytes = configuration.path("elementsize").asInt(4);
        yield sampleBytes < 1
            ? Optional.empty()
            : Optional.of((in, most) -> unshuffled(in, sampleBytes));
      }
      // These rounded the samples when they were written; reading changes nothing.
      case "bitround", "quantize" -> Optional.of((in, most) -> in);
      default -> Optional.empty();
    };
  }

  private static byte[] upTo(InputStream stream, int most) throws IOException {
    try (InputStream in = stream) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new IOException("more comes out than the chunk holds");
      }
      return bytes;
    } catch (ZstdIOException e) {
      throw new IOException("damaged Zstandard data: " + e.getMessage(), e);
    }
  }

  /** A block behind its length, as numcodecs writes it. */
  private static byte[] lz4(byte[] in, int most) throws IOException {
    if (in.length < 4) {
      throw new IOException("damaged LZ4 data: no length");
    }
    int length = in[0] & 0xFF | (in[1] & 0xFF) << 8 | (in[2] & 0xFF) << 16 | (in[3] & 0xFF) << 24;
    if (length < 0 || length > most) {
      throw new IOException("more comes out than the chunk holds");
    }
    byte[] out = new byte[length];
    int got = Lz4Block.decode(in, 4, in.length - 4, out, 0, length);
    return got == length ? out : Arrays.copyOf(out, got);
  }

  private static byte[] crc32c(byte[] in) throws IOException {
    int length = in.length - 4;
    if (length < 0) {
      throw new IOException("no room for a checksum");
    }
    CRC32C crc = new CRC32C();
    crc.update(in, 0, length);
    for (int i = 0; i < 4; i++) {
      if ((byte) (crc.getValue() >> 8 * i) != in[length + i]) {
        throw new IOException("the bytes do not fit their checksum");
      }
    }
    return Arrays.copyOf(in, length);
  }

  private static byte[] unshuffled(byte[] in, int sampleBytes) {
    byte[] out = new byte[in.length];
    Unshuffle.bytes(in, sampleBytes, out, 0);
    return out;
  }
}
