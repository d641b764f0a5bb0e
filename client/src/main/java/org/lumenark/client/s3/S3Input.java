package org.lumenark.client.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.assemble.ImageInput;

/** What an address in a store stands for: one object with those beside it, or a folder. */
public final class S3Input {

  private S3Input() {}

  /**
   * @throws NoSuchFileException if there is nothing
   */
  public static ImageInput of(S3Address address, Map<String, String> environment)
      throws IOException {
    S3Bucket bucket = new S3Bucket(address.bucket(), environment);
    String key = address.key();
    if (!key.isEmpty() && bucket.size(key).isPresent()) {
      int slash = key.lastIndexOf('/');
      String name = key.substring(slash + 1);
      S3FileSet files =
          new S3FileSet(bucket, slash < 0 ? "" : key.substring(0, slash), Optional.of(name));
      return new ImageInput(address.toString(), files, ImageInput.Kind.FILE);
    }
    if (!bucket.holds(key.isEmpty() ? "" : key + "/")) {
      throw new NoSuchFileException(address.toString());
    }
    S3FileSet files = new S3FileSet(bucket, key, Optional.empty());
    return new ImageInput(address.toString(), files, ImageInput.Kind.FOLDER);
  }
}
