package org.lumenark.imaging.zarr;

/** Version of OME-NGFF that is written, and with it that of Zarr. */
public enum NgffVersion {
  /** OME-NGFF 0.4 over Zarr v2: one object for each chunk. */
  V0_4("0.4"),
  /** OME-NGFF 0.5 over Zarr v3: chunks in shards. */
  V0_5("0.5");

  private final String text;

  NgffVersion(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
