package org.lumenark.platform.manifest;

import org.lumenark.contracts.manifest.ManifestRoot;

/** The lines of a manifest are not those that its root proves. */
public final class ManifestMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ManifestMismatchException(ManifestRoot root) {
    super(
        "the lines of " + root.accession() + ".v" + root.version() + " do not give " + root.root());
  }
}
