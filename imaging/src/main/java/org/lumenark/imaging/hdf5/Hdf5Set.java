package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.imaging.omezarr.ZarrPaths;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * A file and those that its external links name, which have to lie beside it or below. Soft and
 * external links are followed a few steps only.
 */
final class Hdf5Set implements AutoCloseable {

  private static final int MOST_STEPS = 16;
  private static final int MOST_OPEN = 32;

  /** An object and the file it is in. */
  record Node(Hdf5File file, ObjectHeader object) {

    Map<String, String> attributes() throws IOException, ImagingException {
      return Attributes.of(object);
    }
  }

  private final FileSet files;
  private final String folder;
  private final ReadLimits limits;
  private final Hdf5File main;
  private final LinkedHashMap<String, Hdf5File> others = new LinkedHashMap<>(16, 0.75f, true);
  private final List<String> named = new ArrayList<>();

  private Hdf5Set(FileSet files, String path, ReadLimits limits, Hdf5File main) {
    this.files = files;
    this.folder = path.substring(0, path.lastIndexOf('/') + 1);
    this.limits = limits;
    this.main = main;
    named.add(path);
  }

  static Hdf5Set open(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new java.io.FileNotFoundException(path));
    boolean opened = false;
    try {
      Hdf5Set set = new Hdf5Set(files, path, limits, Hdf5File.open(source, path, limits));
      opened = true;
      return set;
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }

  ReadLimits limits() {
    return limits;
  }

  String path() {
    return named.getFirst();
  }

  /** Paths of the files that were looked into, the main one first. */
  List<String> files() {
    return List.copyOf(named);
  }

  Node root() throws IOException, ImagingException {
    return new Node(main, main.root());
  }

  /** Names of the members of a group; none of anything else. */
  List<String> names(Node group) throws IOException, ImagingException {
    return List.copyOf(group.file.links(group.object).keySet());
  }

  /** Names that are a text and a number, by the number. */
  NavigableMap<Integer, String> numbered(Node group, String text)
      throws IOException, ImagingException {
    NavigableMap<Integer, String> numbered = new TreeMap<>();
    for (String name : names(group)) {
      if (name.startsWith(text) && name.substring(text.length()).matches("\\d{1,6}")) {
        numbered.put(Integer.parseInt(name.substring(text.length())), name);
      }
    }
    return numbered;
  }

  /** The object at a path below a group; empty if there is none. */
  Optional<Node> find(Node group, String path) throws IOException, ImagingException {
    return find(group, path, MOST_STEPS);
  }

  private Optional<Node> find(Node group, String path, int steps)
      throws IOException, ImagingException {
    Node at = path.startsWith("/") ? new Node(group.file, group.file.root()) : group;
    for (String name : path.split("/")) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      Link link = at.file.links(at.object).get(name);
      if (link == null) {
        return Optional.empty();
      }
      if (steps == 0) {
        throw at.file
            .bytes()
            .damaged(at.object.address(), "Links lead from one to another without end.");
      }
      Optional<Node> next =
          switch (link) {
            case Link.Hard hard -> Optional.of(new Node(at.file, at.file.object(hard.address())));
            case Link.Soft soft -> find(at, soft.path(), steps - 1);
            case Link.External external ->
                find(other(external.file()), "/" + external.path(), steps - 1);
          };
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /** Paths of the files that members of a group are links to. */
  List<String> externals(Node group) throws IOException, ImagingException {
    List<String> paths = new ArrayList<>();
    for (Link link : group.file.links(group.object).values()) {
      if (link instanceof Link.External external) {
        paths.add(path(external.file()));
      }
    }
    return paths;
  }

  private String path(String name) throws ImagingException {
    String plain = name.replace('\\', '/').replaceFirst("^(\\./)+", "");
    if (!ZarrPaths.safe(plain)) {
      throw new ImagingException(
          "hdf5.unsafe-link", path(), "A link names a file outside the folder of this one.");
    }
    return folder + plain;
  }

  private Node other(String name) throws IOException, ImagingException {
    String path = path(name);
    Hdf5File open = others.get(path);
    if (open == null) {
      Optional<ByteSource> source = files.open(path);
      if (source.isEmpty()) {
        throw new ImagingException(
            "hdf5.file-missing", path, "The pixels are in this file; it is not there.");
      }
      open = open(source.get(), path);
      while (others.size() >= MOST_OPEN) {
        others.pollFirstEntry().getValue().close();
      }
      others.put(path, open);
      if (!named.contains(path)) {
        named.add(path);
      }
    }
    return new Node(open, open.root());
  }

  private Hdf5File open(ByteSource source, String path) throws IOException, ImagingException {
    boolean opened = false;
    try {
      Hdf5File file = Hdf5File.open(source, path, limits);
      opened = true;
      return file;
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      for (Hdf5File other : others.values()) {
        other.close();
      }
    } finally {
      main.close();
    }
  }
}
