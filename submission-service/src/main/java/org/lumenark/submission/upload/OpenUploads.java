package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Tells other features how many uploads of a draft are under way whose files are not there yet. */
@ApplicationScoped
public class OpenUploads {

  private final UploadRepository repository;

  OpenUploads(UploadRepository repository) {
    this.repository = repository;
  }

  public long of(Connection connection, UUID draft) throws SQLException {
    return repository.awaited(connection, draft);
  }
}
