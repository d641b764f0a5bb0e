package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lumenark.document.template.Template;
import org.lumenark.document.template.Templates;

/** Templates of this archive and those of the BioImage Archive. */
final class TemplateNames {

  private static final Pattern BIO_IMAGES = Pattern.compile("BioImages(\\.[A-Za-z0-9]+)*");
  private static final String BIO_IMAGE = "bioimage";

  private TemplateNames() {}

  static Optional<String> read(String name) {
    return BIO_IMAGES.matcher(name).matches()
        ? Optional.of(BIO_IMAGE)
        : Templates.find(name).map(Template::id);
  }

  /** Asks for nothing, so that nothing has to be said. */
  static boolean isDefault(JsonNode id) {
    return id.asText().equals(Templates.MINIMAL);
  }

  static Optional<String> write(JsonNode id) {
    return id.asText().equals(BIO_IMAGE)
        ? Optional.of("BioImages.v5")
        : Templates.find(id.asText()).map(Template::id);
  }
}
