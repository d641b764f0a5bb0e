package org.lumenark.document.acquisition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/**
 * Files of the Micro-Meta App, in the model 4DN-BINA-OME
 * (https://github.com/WU-BIMAC/NBOMicroscopyMetadataSpecs): a microscope with its stand and
 * components, or the settings of an image with its pixels and channels. A microscope becomes the
 * instrument, settings become the parameters; what has no place of its own is kept as attributes
 * under the names of the model.
 */
public final class MicroMeta {

  private static final int MOST_VALUES = 5_000;
  private static final int LONGEST_TEXT = 900_000;
  private static final String NAME = "Name";

  /** Of channels: how light was made to tell something. */
  private static final Set<String> METHODS =
      Set.of("AcquisitionMode", "IlluminationType", "ContrastMethod");

  private MicroMeta() {}

  /** The file as JSON, on its own or as the member {@code microscope} of a 4DN record. */
  public static AcquisitionRead read(JsonNode file) {
    JsonNode root = file.path("microscope").isObject() ? file.path("microscope") : file;
    boolean microscope =
        root.path("MicroscopeStand").isObject() || root.path("components").isArray();
    boolean settings = root.path("Pixels").isObject() || root.path("Channels").isArray();
    if (!microscope && !settings) {
      return refused(
          "acquisition.form",
          "The file is neither a microscope nor settings of the Micro-Meta App.",
          "Save it in the Micro-Meta App, as JSON: it has MicroscopeStand or Pixels.");
    }
    Values values = Values.of(root);
    if (values.all().size() > MOST_VALUES || values.length() > LONGEST_TEXT) {
      return refused(
          "acquisition.too-large",
          "The file has more than " + MOST_VALUES + " values, or too long ones.",
          "Import each microscope and each image's settings by themselves.");
    }
    ObjectNode acquisition = JsonNodeFactory.instance.objectNode();
    title(root, acquisition);
    if (microscope) {
      acquisition.put("instrument", Instruments.described(root));
    }
    if (settings) {
      acquisition.put("parameters", values.lines());
      methods(values, acquisition);
    }
    if (microscope) {
      values
          .all()
          .forEach(value ->
              acquisition
                  .withArray("attributes")
                  .addObject()
                  .put("name", value.name())
                  .put("value", value.text()));
    }
    return new AcquisitionRead.Read(acquisition);
  }

  private static void title(JsonNode root, ObjectNode acquisition) {
    String name = root.path(NAME).asText("").strip();
    String title = name.isEmpty() ? Instruments.made(root.path("MicroscopeStand")) : name;
    if (!title.isEmpty()) {
      acquisition.put("title", title);
    }
  }

  /** Free text: which terms they are, the depositor decides. */
  private static void methods(Values values, ObjectNode acquisition) {
    Set<String> methods = new LinkedHashSet<>();
    for (Values.Value value : values.all()) {
      if (METHODS.contains(value.member()) && !value.text().isBlank()) {
        methods.add(value.text());
      }
    }
    if (!methods.isEmpty()) {
      List<String> all = new ArrayList<>(methods);
      all.forEach(acquisition.withArray("imagingMethod")::add);
    }
  }

  private static AcquisitionRead refused(String code, String message, String remedy) {
    return new AcquisitionRead.Refused(Finding.error(code, Place.pointer(""), message, remedy));
  }
}
