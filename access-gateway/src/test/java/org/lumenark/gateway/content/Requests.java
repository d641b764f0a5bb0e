package org.lumenark.gateway.content;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests as somebody outside makes them, with the path as it stands. */
final class Requests {

  static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Requests() {}

  static HttpRequest.Builder of(URI root, String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root.toString().replaceAll("/$", "") + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return headers.length == 0 ? request : request.headers(headers);
  }

  static HttpResponse<byte[]> send(URI root, String method, String path, String... headers)
      throws IOException, InterruptedException {
    return CLIENT.send(
        of(root, method, path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(absent)");
  }
}
