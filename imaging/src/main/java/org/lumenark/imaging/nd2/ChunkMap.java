package org.lumenark.imaging.nd2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Where the chunks of a file lie, by the map at its end. A chunk has a head of 16 bytes (magic,
 * length of its name, length of its content), its name, and its content.
 */
final class ChunkMap {

  private static final int MAGIC = 0x0ABECEDA;
  private static final int HEAD = 16;
  private static final int TAIL = 40;
  private static final int MAX_NAME = 65_536;
  private static final String MAP_MARK = "ND2 CHUNK MAP SIGNATURE 0000001!";
  private static final String FRAME = "ImageDataSeq|";

  private final ByteSource source;
  private final String path;
  private final ReadLimits limits;
  private final Map<String, Long> chunks = new HashMap<>();
  private final Map<Integer, Long> frames = new HashMap<>();

  /** The content of a chunk. */
  record Extent(long position, long length) {}

  private ChunkMap(ByteSource source, String path, ReadLimits limits) {
    this.source = source;
    this.path = path;
    this.limits = limits;
  }

  static ChunkMap read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    ChunkMap map = new ChunkMap(source, path, limits);
    if (source.size() < TAIL + HEAD) {
      throw missing(path, "The file ends inside its head.");
    }
    byte[] tail = new byte[TAIL];
    source.read(source.size() - TAIL, tail, 0, TAIL);
    if (!new String(tail, 0, 32, StandardCharsets.ISO_8859_1).equals(MAP_MARK)) {
      throw missing(path, "The map of its chunks, which ends every ND2 file, is not there.");
    }
    long at = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getLong(32);
    map.parse(map.content(at, "chunk map"));
    return map;
  }

  private static ImagingException missing(String path, String message) {
    return new ImagingException(
        "nd2.no-chunk-map", path, message + " The file was cut short, or never closed.");
  }

  private void parse(byte[] map) throws ImagingException {
    ByteBuffer numbers = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (true) {
      int end = at;
      while (end < map.length && map[end] != '!') {
        end++;
      }
      if (end >= map.length) {
        throw new ImagingException(
            "nd2.bad-chunk-map", path + " chunk map", "The chunk map has no end.");
      }
      String name = new String(map, at, end + 1 - at, StandardCharsets.ISO_8859_1);
      if (name.equals(MAP_MARK)) {
        return;
      }
      if (end + 17 > map.length || chunks.size() + frames.size() >= limits.maxDirectories()) {
        throw new ImagingException(
            "nd2.bad-chunk-map",
            path + " chunk map",
            "The chunk map ends inside an entry, or has too many.");
      }
      put(name, numbers.getLong(end + 1));
      at = end + 17;
    }
  }

  private void put(String name, long position) {
    if (name.matches("ImageDataSeq\\|\\d{1,9}!")) {
      frames.put(Integer.valueOf(name.substring(FRAME.length(), name.length() - 1)), position);
    } else {
      chunks.put(name, position);
    }
  }

  boolean has(String name) {
    return chunks.containsKey(name);
  }

  /** The content of a metadata chunk. */
  Optional<byte[]> find(String name) throws IOException, ImagingException {
    Long at = chunks.get(name);
    return at == null ? Optional.empty() : Optional.of(content(at, name));
  }

  /** A metadata chunk in either of its forms; an empty one if there is none. */
  Variant variant(String newName, String oldName) throws IOException, ImagingException {
    String name = has(newName) ? newName : oldName;
    Optional<byte[]> content = find(name);
    return content.isPresent()
        ? Variants.parse(content.get(), path + " chunk " + name, limits)
        : Variant.empty();
  }

  int frames() {
    return frames.size();
  }

  boolean hasFrame(int frame) {
    return frames.containsKey(frame);
  }

  /** The highest number of a frame plus one. */
  int frameEnd() {
    return frames.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
  }

  Optional<Extent> frame(int frame) throws IOException, ImagingException {
    Long at = frames.get(frame);
    return at == null ? Optional.empty() : Optional.of(extent(at, "frame " + frame));
  }

  private byte[] content(long at, String name) throws IOException, ImagingException {
    Extent extent = extent(at, name);
    if (extent.length() > limits.maxMetadata()) {
      throw new ImagingException(
          "nd2.metadata-too-large",
          path + " chunk " + name,
          "The chunk has " + extent.length() + " bytes, more than is read.");
    }
    byte[] content = new byte[(int) extent.length()];
    source.read(extent.position(), content, 0, content.length);
    return content;
  }

  private Extent extent(long at, String name) throws IOException, ImagingException {
    if (at < 0 || at > source.size() - HEAD) {
      throw past(at, name);
    }
    byte[] head = new byte[HEAD];
    source.read(at, head, 0, HEAD);
    ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = numbers.getInt(4);
    long length = numbers.getLong(8);
    if (numbers.getInt(0) != MAGIC || nameLength < 0 || nameLength > MAX_NAME) {
      throw new ImagingException(
          "nd2.bad-chunk",
          path + " chunk " + name,
          "There is no chunk at byte " + at + ", where the map says.");
    }
    long position = at + HEAD + nameLength;
    if (length < 0 || position > source.size() || length > source.size() - position) {
      throw past(at, name);
    }
    return new Extent(position, length);
  }

  private ImagingException past(long at, String name) {
    return new ImagingException(
        "nd2.chunk-past-end",
        path + " chunk " + name,
        "The chunk at byte " + at + " reaches past the end of the file.");
  }
}
