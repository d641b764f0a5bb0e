package org.lumenark.gateway.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.manifest.ArchiveLayout;
import org.lumenark.gateway.archive.Archive;

/**
 * What the ZIP archive of a study version is made of.
 *
 * @param manifest {@code originals:KEY}
 * @param root {@code sha256:} Merkle root of the files
 * @param shown whether it is the version that everyone sees who asks for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ArchivePlace(
    Accession accession,
    int version,
    String manifest,
    String root,
    @JsonProperty("public") boolean isPublic,
    boolean shown,
    List<Archive.Segment> segments) {

  /** Another one if any byte of the archive is. */
  EntityTag tag() {
    return EntityTag.of(root.replace(':', '-') + "-zip" + ArchiveLayout.VERSION);
  }

  String fileName() {
    return accession + (shown ? "" : ".v" + version) + ".zip";
  }
}
