package org.lumenark.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that nothing listens on at this moment. */
final class FreePort {

  private FreePort() {}

  static int any() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
