package org.lumenark.imaging.validate;

import java.util.Optional;

/** Versions of OME-NGFF that are judged. */
public enum NgffVersion {
  V04("0.4", "0.4", 2),
  V05("0.5", "0.5", 3),
  V06("0.6", "0.6rc0", 3);

  private final String number;
  private final String schemas;
  private final int zarr;

  NgffVersion(String number, String schemas, int zarr) {
    this.number = number;
    this.schemas = schemas;
    this.zarr = zarr;
  }

  public String number() {
    return number;
  }

  /** Folder of its schemas, which is also the version that they want to read. */
  String schemas() {
    return schemas;
  }

  /** Version of Zarr that it stands on. */
  int zarr() {
    return zarr;
  }

  /** By the text in a document or an option; development versions of 0.6 count as 0.6. */
  public static Optional<NgffVersion> of(String text) {
    for (NgffVersion version : values()) {
      boolean draft = version == V06 && text.matches("0\\.6[.-]?(rc|dev).*");
      if (text.equals(version.number) || draft) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
