package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.simple.SimpleImageReader;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.SliceSource;
import org.lumenark.imaging.source.SourceWarning;

/** Pictures of the slide that come with the image: thumbnail, label, preview. */
final class CziAttachments {

  private static final String DIRECTORY = "ZISRAWATTDIR";
  private static final String ATTACHMENT = "ZISRAWATTACH";
  private static final int DIRECTORY_HEAD = 256;
  private static final int ENTRY = 128;
  private static final int ATTACHMENT_HEAD = 256;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_PICTURES = 16;
  private static final int MAX_TIMES = 1_000_000;
  private static final Set<String> PICTURES =
      Set.of("Thumbnail", "Label", "SlidePreview", "Preview", "Prescan");

  private CziAttachments() {}

  /** One entry of the directory. */
  record Entry(String name, String type, long position) {}

  /** A picture and the name of its attachment. */
  record Picture(String name, PixelSource source) {}

  static List<Entry> list(CziInput input, long position) throws IOException, ImagingException {
    List<Entry> entries = new ArrayList<>();
    if (position == 0) {
      return entries;
    }
    CziSegment segment = CziSegment.read(input, position, DIRECTORY);
    int count = input.read(segment.data(), 4, DIRECTORY).getInt();
    if (count < 0
        || count > MAX_ENTRIES
        || DIRECTORY_HEAD + (long) count * ENTRY > segment.size()) {
      throw input.failure(
          "bad-directory", DIRECTORY, position, "It claims " + count + " entries; that cannot be.");
    }
    long end = segment.data() + segment.size();
    DirectoryCursor cursor =
        new DirectoryCursor(input, DIRECTORY, segment.data() + DIRECTORY_HEAD, end);
    for (int i = 0; i < count; i++) {
      ByteBuffer entry = cursor.next(ENTRY);
      entries.add(new Entry(text(entry, 48, 80), text(entry, 40, 8), entry.getLong(12)));
    }
    return entries;
  }

  /**
   * Those that can be opened; a damaged picture is no reason to refuse the image.
   *
   * @param warnings receives what is wrong with the others
   */
  static List<Picture> pictures(CziInput input, List<Entry> entries, List<SourceWarning> warnings)
      throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (Entry entry : entries) {
      if (PICTURES.contains(entry.name) && pictures.size() < MAX_PICTURES) {
        picture(input, entry, warnings).ifPresent(pictures::add);
      }
    }
    return pictures;
  }

  /** Time stamps of the time points, in the unit that the writer chose; empty if unreadable. */
  static double[] times(CziInput input, List<Entry> entries) throws IOException {
    for (Entry entry : entries) {
      if (entry.type.equals("CZTIMS")) {
        try {
          SliceSource part = content(input, entry);
          int count = input.read(part.first() + 4, 4, ATTACHMENT).getInt();
          double[] times = new double[Math.clamp(count, 0, MAX_TIMES)];
          input.read(part.first() + 8, 8L * times.length, ATTACHMENT).asDoubleBuffer().get(times);
          return times;
        } catch (ImagingException e) {
          break;
        }
      }
    }
    return new double[0];
  }

  private static SliceSource content(CziInput input, Entry entry)
      throws IOException, ImagingException {
    CziSegment segment = CziSegment.read(input, entry.position, ATTACHMENT);
    int size = input.read(segment.data(), 4, ATTACHMENT).getInt();
    long start = segment.data() + ATTACHMENT_HEAD;
    input.require(start, size, ATTACHMENT);
    return new SliceSource(input.source(), start, size);
  }

  private static Optional<Picture> picture(
      CziInput input, Entry entry, List<SourceWarning> warnings) throws IOException {
    try {
      return Optional.of(new Picture(entry.name, source(input, entry)));
    } catch (ImagingException e) {
      String place = e.place().orElse(input.path() + " attachment " + entry.name);
      warnings.add(new SourceWarning(e.code(), place, "Left out: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private static PixelSource source(CziInput input, Entry entry)
      throws IOException, ImagingException {
    SliceSource part = content(input, entry);
    String path = input.path() + " attachment " + entry.name;
    return switch (entry.type) {
      case "CZI", "ZISRAW" -> CziPixelSource.openEmbedded(part, path, input.limits());
      case "JPG" -> simple(part, path, "jpeg", input);
      case "PNG" -> simple(part, path, "png", input);
      default ->
          throw input.failure(
              "unsupported-attachment",
              ATTACHMENT,
              entry.position,
              "It is no picture but " + entry.type + ".");
    };
  }

  private static PixelSource simple(SliceSource part, String path, String format, CziInput input)
      throws IOException, ImagingException {
    Detection detection = new Detection(format, 1, "attachment of a CZI", true, true);
    return new SimpleImageReader().open(new OnlyFile(path, part), path, detection, input.limits());
  }

  private static String text(ByteBuffer entry, int at, int length) {
    byte[] letters = new byte[length];
    entry.get(at, letters);
    String text = new String(letters, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
