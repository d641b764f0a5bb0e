package org.lumenark.contracts.id;

import com.fasterxml.uuid.Generators;
import java.util.List;
import java.util.UUID;

/**
 * Identity of an image: UUID version 5 (RFC 9562) over its accession, the paths and digests of its
 * files and its series. A repeated conversion keeps it; equal files in two studies share nothing
 * that a stranger could notice.
 */
public final class ImageId {

  /** Random once, fixed for ever. */
  private static final UUID NAMESPACE = UUID.fromString("6b0f3c52-6b0e-4f0a-9a52-27a6b9d1c7f4");

  private ImageId() {}

  /** One file of an image. */
  public record Part(String path, String sha256) {}

  /**
   * @param parts all files of the image in the order in which the image names them
   * @param series number of the image among those of its files, from 0
   */
  public static UUID of(Accession accession, List<Part> parts, int series) {
    if (parts.isEmpty() || series < 0) {
      throw new IllegalArgumentException("an image has files and a series");
    }
    StringBuilder name = new StringBuilder(accession.value()).append('\n');
    for (Part part : parts) {
      name.append(part.path()).append('\0').append(part.sha256()).append('\n');
    }
    return Generators.nameBasedGenerator(NAMESPACE).generate(name.append(series).toString());
  }
}
