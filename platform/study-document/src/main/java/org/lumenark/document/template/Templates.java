package org.lumenark.document.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The templates of this archive, in the order in which a depositor should see them. */
public final class Templates {

  /** Asks for a title only; what a document without a template has. */
  public static final String MINIMAL = "minimal";

  private static final List<Template> ALL =
      List.of(
          read("light-microscopy"),
          read("high-content-screen"),
          read("electron-microscopy"),
          read("histology"),
          read("generic"),
          read("bioimage"),
          read(MINIMAL));

  private Templates() {}

  public static List<Template> all() {
    return ALL;
  }

  public static Optional<Template> find(String id) {
    return ALL.stream().filter(template -> template.id().equals(id)).findFirst();
  }

  private static Template read(String id) {
    try (InputStream json = Templates.class.getResourceAsStream(id + ".json")) {
      return new ObjectMapper().readValue(json, Template.class);
    } catch (IOException e) {
      throw new UncheckedIOException("template " + id, e);
    }
  }
}
