package org.lumenark.gateway.content;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.lumenark.gateway.archive.Listing;

/** The files of a frozen manifest, of which the catalogue is asked for a segment at a time. */
final class ManifestListing implements Listing {

  private final ManifestArchivePlace place;
  private final CatalogueClient catalogue;

  ManifestListing(ManifestArchivePlace place, CatalogueClient catalogue) {
    this.place = place;
    this.catalogue = catalogue;
  }

  @Override
  public Entries open(int segment) throws IOException {
    ManifestArchivePlace.Segment asked = place.segments().get(segment);
    Lookup<ManifestFilePlace[]> answer =
        catalogue.manifestFiles(place.id(), asked.first(), asked.files());
    if (answer instanceof Lookup.Found<ManifestFilePlace[]>(ManifestFilePlace[] files)
        && files.length == asked.files()) {
      return new OfSegment(Arrays.asList(files).iterator());
    }
    throw new IOException(
        "segment " + segment + " of manifest " + place.id() + " cannot be had: " + answer);
  }

  private record OfSegment(Iterator<ManifestFilePlace> files) implements Entries {

    @Override
    public Optional<Entry> next() {
      return files.hasNext() ? Optional.of(files.next().entry()) : Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is open: the whole segment was read.
    }
  }
}
