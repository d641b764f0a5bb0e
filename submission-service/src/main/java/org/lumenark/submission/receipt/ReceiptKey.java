package org.lumenark.submission.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.SubmissionConfig;

/** The key that signs receipts, in a file that the operator names. */
@ApplicationScoped
class ReceiptKey {

  private static final Logger LOG = Logger.getLogger(ReceiptKey.class);

  private final Optional<Path> file;
  private volatile RsaKeyFile.@Nullable Pair pair;

  ReceiptKey(SubmissionConfig config) {
    this.file = config.receiptKeyFile();
  }

  /**
   * @throws ProblemException if there is none, or its file cannot be used
   */
  RsaKeyFile.Pair pair() {
    RsaKeyFile.Pair known = pair;
    if (known != null) {
      return known;
    }
    if (file.isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "No key for receipts is configured in this archive.");
    }
    try {
      RsaKeyFile.Pair loaded = RsaKeyFile.loadOrMake(file.get());
      pair = loaded;
      return loaded;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      LOG.errorf(unusable, "the key for receipts cannot be used");
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The key for receipts of this archive cannot be used.");
    }
  }
}
