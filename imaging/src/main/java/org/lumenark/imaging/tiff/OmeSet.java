package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.imaging.ome.OmeDocument;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.ome.OmeDocument.TiffData;
import org.lumenark.imaging.ome.OmeXmlReader;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;

/**
 * An OME document and the files that it speaks of.
 *
 * @param master path of the TIFF or companion file that carries the document
 * @param tiff whether the master is a TIFF
 */
public record OmeSet(String master, boolean tiff, OmeDocument document) {

  /**
   * Finds the document that describes {@code path}: its own, or that of the file which it points
   * to.
   *
   * @throws ImagingException {@code ome.master-missing} if the other file is not there
   */
  public static OmeSet of(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    OmeSet own = read(files, path, limits);
    Optional<String> elsewhere = own.document.metadataFile();
    if (elsewhere.isEmpty()) {
      return own;
    }
    String master = sibling(path, elsewhere.get());
    OmeSet other = master.equals(path) ? own : read(files, master, path, limits);
    if (other.document.metadataFile().isPresent()) {
      throw new ImagingException(
          "ome.master-missing",
          path,
          "It points to " + master + " for its metadata, which has none either.");
    }
    return other;
  }

  private static OmeSet read(FileSet files, String master, String from, ReadLimits limits)
      throws IOException, ImagingException {
    try {
      return read(files, master, limits);
    } catch (java.io.FileNotFoundException e) {
      throw new ImagingException(
          "ome.master-missing",
          from,
          "Its metadata is in " + master + ", which is not there. Deposit both together.",
          e);
    }
  }

  private static OmeSet read(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new java.io.FileNotFoundException(path));
    if (!isTiff(source)) {
      try (source) {
        return new OmeSet(
            path,
            false,
            OmeXmlReader.read(XmlText.decode(whole(source, path, limits)), path, limits));
      }
    }
    try (TiffFile file = TiffFile.open(source, path, limits)) {
      TiffDirectory first = file.directory(0);
      String description = first.text(Tag.IMAGE_DESCRIPTION);
      String place = first.place(Tag.IMAGE_DESCRIPTION);
      return new OmeSet(
          path, true, OmeXmlReader.read(description == null ? "" : description, place, limits));
    }
  }

  private static boolean isTiff(ByteSource source) throws IOException {
    if (source.size() < 8) {
      return false;
    }
    byte[] head = new byte[2];
    source.read(0, head, 0, 2);
    return head[0] == head[1] && (head[0] == 'I' || head[0] == 'M');
  }

  private static byte[] whole(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    if (source.size() > limits.maxMetadata()) {
      throw new ImagingException(
          "ome.xml-too-large",
          path,
          "The OME-XML has " + source.size() + " bytes, more than the limit.");
    }
    byte[] bytes = new byte[(int) source.size()];
    source.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  /** All files of the set in path order, the master among them; they need not be there. */
  public List<String> files() throws ImagingException {
    Set<String> paths = new LinkedHashSet<>();
    paths.add(master);
    for (OmeImage image : document.images()) {
      for (TiffData data : image.tiffData()) {
        paths.add(file(data));
      }
    }
    return paths.stream().sorted(PathOrder.BY_UTF8).toList();
  }

  /** Whether some image says that its planes are in TIFF files. */
  public boolean hasPlanes() {
    return tiff || document.images().stream().anyMatch(image -> !image.tiffData().isEmpty());
  }

  /** Path of the file that holds these planes. */
  String file(TiffData data) throws ImagingException {
    boolean own =
        data.fileName().isEmpty()
            || (tiff && data.uuid().isPresent() && data.uuid().equals(document.uuid()));
    if (!own) {
      return sibling(master, data.fileName().get());
    }
    if (!tiff) {
      throw new ImagingException(
          "ome.no-file", master, "The companion file does not name the TIFF of its planes.");
    }
    return master;
  }

  private static String sibling(String path, String name) throws ImagingException {
    String clean = name.replace('\\', '/');
    if (clean.startsWith("./")) {
      clean = clean.substring(2);
    }
    if (clean.isEmpty()
        || clean.startsWith("/")
        || clean.indexOf('\0') >= 0
        || Arrays.asList(clean.split("/")).contains("..")) {
      throw new ImagingException(
          "ome.bad-file-name",
          path,
          "It names the file " + name + "; only files beside it or below are read.");
    }
    return path.substring(0, path.lastIndexOf('/') + 1) + clean;
  }
}
