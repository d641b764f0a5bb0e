package org.lumenark.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A network between client and archive whose connections can be cut as if a cable were pulled. */
final class CuttingProxy implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final ServerSocket server;
  private final URI target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();

  private CuttingProxy(ServerSocket server, URI target) {
    this.server = server;
    this.target = target;
  }

  static CuttingProxy before(String url) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    CuttingProxy proxy = new CuttingProxy(server, URI.create(url));
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Bytes that clients have sent so far. */
  long sent() {
    return sent.get();
  }

  /** Resets every connection that is open now. */
  void cut() {
    open.forEach(CuttingProxy::reset);
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket archive = new Socket(target.getHost(), target.getPort())) {
      open.add(client);
      open.add(archive);
      Thread back = Thread.ofVirtual().start(() -> copy(archive, client, new AtomicLong()));
      copy(client, archive, sent);
      back.join();
    } catch (IOException refused) {
      reset(client);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private static void copy(Socket from, Socket to, AtomicLong count) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        out.write(buffer, 0, got);
        count.addAndGet(got);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      reset(from);
      reset(to);
    }
  }

  /** Closing after no time to linger sends a reset. */
  private static void reset(Socket socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to cut.
    }
  }
}
