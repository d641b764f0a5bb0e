package org.lumenark.ingest.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.platform.manifest.ManifestReader;
import org.lumenark.platform.manifest.ManifestUri;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.StoreException;

/** Sealed manifests, read from the store. */
@ApplicationScoped
public class Manifests {

  private static final int NEIGHBOURS = 16;

  private final ManifestReader reader;

  Manifests(@Originals ObjectStore store) {
    this.reader = new ManifestReader(store);
  }

  /**
   * The root of a manifest.
   *
   * @param uri {@code originals:KEY}
   */
  public ManifestRoot root(String uri) {
    return reader.root(ManifestUri.parse(uri));
  }

  /** All files, in order. What was done with them counts only after this returns. */
  public void forEach(ManifestRoot root, ManifestReader.Visitor visitor) {
    explained(() -> reader.read(root, visitor));
  }

  /**
   * Some files; reads only the segments that they lie in.
   *
   * @param first ordinal of the first of them
   */
  public List<DepositedFile> files(ManifestRoot root, long first, int count) throws IOException {
    List<DepositedFile> files = new ArrayList<>(count);
    long start = 0;
    for (int segment = 0; segment < root.segments().size(); segment++) {
      long end = start + root.segments().get(segment).lines();
      if (end > first && start < first + count) {
        int number = segment;
        explained(() ->
            reader.readSegment(
                root,
                number,
                (ordinal, entry) -> {
                  if (ordinal >= first && ordinal < first + count) {
                    files.add(new DepositedFile(ordinal, entry));
                  }
                }));
      }
      start = end;
    }
    if (files.size() != count) {
      throw new IOException(files.size() + " files of a manifest where " + count + " should be");
    }
    return files;
  }

  /**
   * Files of a batch, and some that come before them in the order of paths.
   *
   * @param before files in front of the batch
   */
  public record Neighbours(List<DepositedFile> before, List<DepositedFile> files) {

    public Neighbours {
      before = List.copyOf(before);
      files = List.copyOf(files);
    }

    /** All of them. */
    public List<DepositedFile> all() {
      return Stream.concat(before.stream(), files.stream()).toList();
    }
  }

  /**
   * The files of a batch, with those that may tell what its first ones are: a header ({@code .hdr})
   * comes before its samples ({@code .img}), with hardly anything between them.
   */
  public Neighbours neighbours(ManifestRoot root, FileBatch batch) throws IOException {
    int before = (int) Math.min(batch.first(), NEIGHBOURS);
    List<DepositedFile> files = files(root, batch.first() - before, before + batch.files());
    return new Neighbours(files.subList(0, before), files.subList(before, files.size()));
  }

  /** An answer that broke off is the store's fault, and no attempt of a task. */
  private static void explained(Runnable reading) {
    try {
      reading.run();
    } catch (CorruptBlobException corrupt) {
      throw corrupt;
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof EOFException) {
        // The answer was whole: what is stored is too short.
        throw broken;
      }
      throw new StoreException.Unavailable("manifest", broken);
    }
  }
}
