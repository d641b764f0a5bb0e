package org.lumenark.gateway.archive;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.manifest.ManifestReader;
import org.lumenark.platform.manifest.SegmentEntries;

/** The files of a study version, read from its manifest, below a folder called like the study. */
public final class StudyListing implements Listing {

  private final ManifestRoot root;
  private final ManifestReader manifests;

  public StudyListing(ManifestRoot root, ManifestReader manifests) {
    this.root = root;
    this.manifests = manifests;
  }

  @Override
  public Entries open(int segment) throws IOException {
    return new OfSegment(root.accession() + "/", manifests.entries(root, segment));
  }

  private record OfSegment(String folder, SegmentEntries entries) implements Entries {

    @Override
    public Optional<Entry> next() throws IOException {
      Optional<ManifestEntry> file = entries.next();
      return file.map(found -> new Entry(folder + found.path(), found));
    }

    @Override
    public void close() throws IOException {
      entries.close();
    }
  }
}
