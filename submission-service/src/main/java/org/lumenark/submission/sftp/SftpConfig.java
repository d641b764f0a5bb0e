package org.lumenark.submission.sftp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** The door for SFTP; without a port there is none. */
@ConfigMapping(prefix = "lumenark.submission.sftp")
interface SftpConfig {

  OptionalInt port();

  /** Address that is listened on. */
  @WithDefault("127.0.0.1")
  String host();

  /**
   * File with the host key: RSA of at least 2,048 bits, PKCS#8 in PEM. It is made if it is not
   * there. All instances behind one address need the same.
   */
  @WithDefault("sftp-host-key.pem")
  Path hostKeyFile();

  /** Most connections at a time in this process, also those that are not logged in. */
  @WithDefault("100")
  int maxConnections();

  /** A connection that says nothing for this long is closed. */
  @WithDefault("10m")
  Duration idleTimeout();

  /** How long a login may take. */
  @WithDefault("30s")
  Duration loginTimeout();

  /** Longest file, in bytes; its length is not known before its end. Others come by tus. */
  @WithDefault("85899345920")
  long maxFileBytes();
}
