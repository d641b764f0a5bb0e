package org.lumenark.gateway.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the build of the pages left on the class path; read once, kept in memory. */
@ApplicationScoped
class PageFiles {

  private static final String FOLDER = "/META-INF/resources/";
  private static final Pattern NAME =
      Pattern.compile("(?:assets/)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final Pattern ENDING = Pattern.compile("\\.([a-z0-9]+)$");
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json",
          "wasm", "application/wasm");

  private final Map<String, PageFile> read = new ConcurrentHashMap<>();

  /**
   * @param name such as {@code index.html} or {@code assets/index-3f.js}
   */
  Optional<PageFile> named(String name) {
    PageFile known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Matcher ending = ENDING.matcher(name);
    if (!NAME.matcher(name).matches()
        || !ending.find()
        || !MEDIA_TYPES.containsKey(ending.group(1))) {
      return Optional.empty();
    }
    return load(name, MEDIA_TYPES.get(ending.group(1)));
  }

  private Optional<PageFile> load(String name, String mediaType) {
    try (InputStream stream = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        return Optional.empty();
      }
      PageFile file = PageFile.of(mediaType, stream.readAllBytes());
      read.put(name, file);
      return Optional.of(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the page file " + name, failure);
    }
  }
}
