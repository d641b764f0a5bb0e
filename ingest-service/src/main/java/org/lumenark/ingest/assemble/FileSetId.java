package org.lumenark.ingest.assemble;

import com.fasterxml.uuid.Generators;
import java.util.List;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.ImageId;

/**
 * Identity of the files that are converted together: UUID version 5 over their accession, paths and
 * digests, so that a repeated assembly finds what it did before.
 */
final class FileSetId {

  /** Random once, fixed for ever. */
  private static final UUID NAMESPACE = UUID.fromString("0d1c5f0e-7c0b-4b3e-8a55-3c2e7d9f4b61");

  private FileSetId() {}

  static UUID of(Accession accession, List<ImageId.Part> parts) {
    StringBuilder name = new StringBuilder(accession.value()).append('\n');
    for (ImageId.Part part : parts) {
      name.append(part.path()).append('\0').append(part.sha256()).append('\n');
    }
    return Generators.nameBasedGenerator(NAMESPACE).generate(name.toString());
  }
}
