package org.lumenark.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Key of an object in the bucket {@code originals}: {@code {2 hex}/{uuidv7}}. The two digits are
 * the UUID's last, which are random, so that keys spread over a store's partitions; nothing of the
 * depositor's names is in it.
 */
public record BlobKey(@JsonValue String value) {

  private static final Pattern FORM =
      Pattern.compile(
          "[0-9a-f]{2}/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BlobKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a blob key");
    }
  }

  public static BlobKey next() {
    String id = TimeOrderedId.next().toString();
    return new BlobKey(id.substring(id.length() - 2) + "/" + id);
  }

  /** Key of the object that holds one CRC-32C for each 8 MiB block; see {@code BlockChecksums}. */
  public String checksumsKey() {
    return value + ".crc32c";
  }

  @Override
  public String toString() {
    return value;
  }
}
