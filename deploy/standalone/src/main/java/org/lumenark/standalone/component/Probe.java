package org.lumenark.standalone.component;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Short questions to a port of this machine. */
final class Probe {
  private static final int LIMIT_MILLIS = 2000;

  private Probe() {}

  /** Whether a GET answers 200. */
  static boolean http(int port, String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a connection is accepted. */
  static boolean tcp(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
          LIMIT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
