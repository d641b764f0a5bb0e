package org.lumenark.client.upload;

import java.util.Optional;
import org.lumenark.client.files.LocalFile;

/** Uploads that were begun and may be gone on with, kept beyond the end of this process. */
public interface OpenUploads {

  /** Where this very file (path, size, time) was being uploaded to. */
  Optional<String> find(LocalFile file);

  /** Called before the first byte is sent. */
  void begun(LocalFile file, String upload);

  void ended(LocalFile file);

  /** Remembers nothing. */
  static OpenUploads forgetful() {
    return new OpenUploads() {
      @Override
      public Optional<String> find(LocalFile file) {
        return Optional.empty();
      }

      @Override
      public void begun(LocalFile file, String upload) {}

      @Override
      public void ended(LocalFile file) {}
    };
  }
}
