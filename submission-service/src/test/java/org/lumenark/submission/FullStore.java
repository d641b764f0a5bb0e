package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;

/**
 * Stands before the real object store and hands everything on, except while it is told to be full:
 * then whatever would store bytes is answered as a full store answers, after its body has come. Is
 * told by requests of its own: {@code PUT /~full/STATUS/CODE} ({@code -} for an answer without a
 * body), {@code PUT /~full/STATUS/CODE/TIMES} to be full for so many requests alone, and {@code PUT
 * /~room}.
 */
public final class FullStore implements QuarkusTestResourceLifecycleManager {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
  private ServerSocket listening;
  private URI store;
  private volatile String refusal = "";
  private final AtomicInteger refusals = new AtomicInteger();

  /** After {@code LumenarkServers}, whose endpoint it takes the place of. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    store = URI.create(RealServers.start(Server.OBJECT_STORE).s3().endpoint());
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    connections.submit(this::accept);
    return Map.of("lumenark.storage.endpoint", "http://127.0.0.1:" + listening.getLocalPort());
  }

  @Override
  public void stop() {
    try {
      listening.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    connections.shutdownNow();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        connections.submit(() -> answer(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** One request a connection. */
  private void answer(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      byte[] body = in.readNBytes(length(head));
      String[] request = head.split(" ", 3);
      if (request[1].startsWith("/~full/")) {
        String[] said = request[1].split("/");
        refusals.set(said.length > 4 ? Integer.parseInt(said[4]) : Integer.MAX_VALUE);
        refusal = refusal(said[2], said[3]);
        out.write(OK.getBytes(ISO_8859_1));
      } else if (request[1].equals("/~room")) {
        refusal = "";
        out.write(OK.getBytes(ISO_8859_1));
      } else if (!refusal.isEmpty()
          && stores(request[0], request[1])
          && refusals.getAndDecrement() > 0) {
        out.write(refusal.getBytes(ISO_8859_1));
      } else {
        handOn(head, body, out);
      }
      out.flush();
    } catch (IOException gone) {
      // The client sees the end of its connection.
    }
  }

  private void handOn(String head, byte[] body, OutputStream out) throws IOException {
    try (Socket upstream = new Socket(store.getHost(), store.getPort())) {
      String once = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "");
      once = once.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      upstream.getOutputStream().write(once.getBytes(ISO_8859_1));
      upstream.getOutputStream().write(body);
      upstream.getOutputStream().flush();
      upstream.getInputStream().transferTo(out);
    }
  }

  private static boolean stores(String method, String target) {
    return method.equals("PUT") || (method.equals("POST") && !target.contains("?delete"));
  }

  private static String refusal(String status, String code) {
    String xml =
        code.equals("-")
            ? ""
            : "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
                + code
                + "</Code><Message>No more room.</Message></Error>";
    return "HTTP/1.1 "
        + status
        + " Refused\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
        + xml.length()
        + "\r\n\r\n"
        + xml;
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
