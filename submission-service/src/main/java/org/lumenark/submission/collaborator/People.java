package org.lumenark.submission.collaborator;

import java.io.IOException;
import java.util.Optional;

/** Who has an account. */
interface People {

  /**
   * Subject of the only enabled account with exactly this address, if the identity provider vouches
   * for the address.
   *
   * @throws IOException if it cannot be asked now
   */
  Optional<String> subject(Address address) throws IOException, InterruptedException;
}
