package org.lumenark.metadata.statistics;

/** How much there is. Images are those that were found in the files, converted or not. */
public record Holdings(long studies, long files, long images, long bytes) {

  static final Holdings NONE = new Holdings(0, 0, 0, 0);

  Holdings plus(Holdings other) {
    return new Holdings(
        studies + other.studies, files + other.files, images + other.images, bytes + other.bytes);
  }
}
