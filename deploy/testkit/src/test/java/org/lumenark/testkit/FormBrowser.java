package org.lumenark.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One person's browser, as far as links, forms, cookies and redirects go. It stops at an address of
 * {@link #ARCHIVE}, which nobody answers.
 */
final class FormBrowser {
  static final String ARCHIVE = "https://archive.example.org/";

  private static final int MOST_REDIRECTS = 20;
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

  private record Cookie(String server, String path, String name) {}

  /** What is shown. */
  record Page(URI address, int status, String html) {
    boolean isArchive() {
      return address.toString().startsWith(ARCHIVE);
    }

    boolean has(String text) {
      return html.contains(text);
    }

    /** The first link whose address holds this. */
    Optional<URI> link(String part) {
      Matcher link =
          Pattern.compile("href=\"([^\"]*" + Pattern.quote(part) + "[^\"]*)\"").matcher(html);
      return link.find() ? Optional.of(address.resolve(plain(link.group(1)))) : Optional.empty();
    }

    /** A parameter of the address. */
    String parameter(String name) {
      Matcher value = Pattern.compile("[?&]" + name + "=([^&#]*)").matcher(address.toString());
      return value.find() ? value.group(1) : "";
    }

    private URI action(String form) {
      Matcher tag =
          Pattern.compile("<form\\b[^>]*\\bid=\"" + Pattern.quote(form) + "\"[^>]*>").matcher(html);
      if (!tag.find()) {
        throw new AssertionError("no form " + form + " at " + address + ":\n" + html);
      }
      return address.resolve(plain(attribute(tag.group(), "action").orElseThrow()));
    }

    private Map<String, String> filledIn() {
      Map<String, String> fields = new LinkedHashMap<>();
      INPUT
          .matcher(html)
          .results()
          .map(input -> input.group())
          .filter(input -> !input.contains("type=\"submit\"") && !input.contains("\"checkbox\""))
          .forEach(input ->
              attribute(input, "name")
                  .ifPresent(name -> fields.put(name, attribute(input, "value").orElse(""))));
      return fields;
    }

    private static Optional<String> attribute(String tag, String name) {
      Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
      return value.find() ? Optional.of(plain(value.group(1))) : Optional.empty();
    }

    private static String plain(String text) {
      return text.replace("&#x2f;", "/").replace("&quot;", "\"").replace("&amp;", "&");
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<Cookie, String> cookies = new LinkedHashMap<>();

  Page open(URI address) throws IOException, InterruptedException {
    return follow(address, request(address).GET().build());
  }

  /** Sends a form as it is filled in, with these fields changed. */
  Page submit(Page page, String form, Map<String, String> changes)
      throws IOException, InterruptedException {
    Map<String, String> fields = page.filledIn();
    fields.putAll(changes);
    URI action = page.action(form);
    return follow(
        action,
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))))
            .build());
  }

  private Page follow(URI first, HttpRequest begun) throws IOException, InterruptedException {
    URI address = first;
    HttpRequest request = begun;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      keep(address, answer);
      Optional<String> location = answer.headers().firstValue("Location");
      if (location.isEmpty()) {
        return new Page(address, answer.statusCode(), answer.body());
      }
      address = address.resolve(location.get());
      if (address.toString().startsWith(ARCHIVE)) {
        return new Page(address, answer.statusCode(), "");
      }
      request = request(address).GET().build();
    }
    throw new AssertionError("redirected again and again, last to " + address);
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
    String sent =
        cookies.entrySet().stream()
            .filter(cookie -> cookie.getKey().server().equals(address.getAuthority()))
            .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
            .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return sent.isEmpty() ? request : request.header("Cookie", sent);
  }

  /** Also those for TLS only: a browser sends them to its own machine without it, too. */
  private void keep(URI address, HttpResponse<String> answer) {
    for (String header : answer.headers().allValues("Set-Cookie")) {
      String[] parts = header.split(";");
      String[] both = parts[0].split("=", 2);
      Matcher path = Pattern.compile("(?i);\\s*path=([^;]*)").matcher(header);
      Cookie cookie =
          new Cookie(address.getAuthority(), path.find() ? path.group(1) : "/", both[0].strip());
      if (header.matches("(?i).*;\\s*max-age=0\\b.*")) {
        cookies.remove(cookie);
      } else {
        cookies.put(cookie, both[1]);
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
