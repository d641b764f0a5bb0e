package org.lumenark.ingest.assemble;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Reason;

/**
 * Files that make up one or more images.
 *
 * @param entry file by which a reader enters the set
 * @param bytes of all files together
 * @param images by series; their numbers are given when they are recorded
 * @param failure why there is nothing to convert
 */
record AssembledSet(
    UUID fileset,
    String entry,
    String format,
    long bytes,
    List<ImageFacts> images,
    Optional<Failure> failure) {

  AssembledSet {
    images = List.copyOf(images);
  }

  /** The same set with its images described otherwise. */
  AssembledSet with(List<ImageFacts> described) {
    return new AssembledSet(fileset, entry, format, bytes, described, failure);
  }

  /** Why the images of a set have no OME-Zarr. */
  record Failure(ImageState state, Reason reason) {}
}
