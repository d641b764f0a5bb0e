package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The texts that cells of a workbook refer to by number. They lie in temporary files: a million
 * distinct paths take no memory.
 */
final class SharedStrings implements AutoCloseable {

  private static final ValueLayout.OfLong OFFSET =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN);

  private final Arena arena = Arena.ofShared();
  private final Path folder;
  private MemorySegment texts = MemorySegment.NULL;
  private MemorySegment ends = MemorySegment.NULL;

  private SharedStrings(Path folder) {
    this.folder = folder;
  }

  static SharedStrings of(Workbook workbook, int longest) throws IOException, XMLStreamException {
    SharedStrings strings = new SharedStrings(Files.createTempDirectory("lumenark-strings-"));
    try {
      Optional<XmlEvents> events = workbook.sharedStrings();
      if (events.isPresent()) {
        try (XmlEvents open = events.get()) {
          strings.fill(open, longest);
        }
      }
      return strings;
    } catch (IOException | XMLStreamException | RuntimeException failure) {
      strings.close();
      throw failure;
    }
  }

  /**
   * @throws XMLStreamException if there is no such text
   */
  String at(int index) throws XMLStreamException {
    if (index >= ends.byteSize() / Long.BYTES) {
      throw new XMLStreamException("a cell refers to a text that is not there");
    }
    long start = index == 0 ? 0 : ends.get(OFFSET, (index - 1L) * Long.BYTES);
    long end = ends.get(OFFSET, (long) index * Long.BYTES);
    byte[] text = texts.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
    return new String(text, UTF_8);
  }

  @Override
  public void close() throws IOException {
    arena.close();
    Files.deleteIfExists(folder.resolve("texts"));
    Files.deleteIfExists(folder.resolve("ends"));
    Files.delete(folder);
  }

  private void fill(XmlEvents events, int longest) throws IOException, XMLStreamException {
    long end = 0;
    try (DataOutputStream text = output("texts");
        DataOutputStream index = output("ends")) {
      while (events.next()) {
        if (events.isStart("si")) {
          byte[] bytes = EscapedText.plain(events.textUntil("si", longest)).getBytes(UTF_8);
          text.write(bytes);
          end += bytes.length;
          index.writeLong(end);
        }
      }
    }
    texts = map("texts");
    ends = map("ends");
  }

  private DataOutputStream output(String name) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 64 << 10));
  }

  private MemorySegment map(String name) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }
}
