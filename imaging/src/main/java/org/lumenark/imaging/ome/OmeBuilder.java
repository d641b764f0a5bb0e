package org.lumenark.imaging.ome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.ome.OmeDocument.TiffData;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Collects an {@link OmeDocument} out of parser events. */
final class OmeBuilder {

  private static final int MAX_TEXT = 65_536;
  private static final int MAX_METADATA_KEYS = 10_000;
  private static final int MAX_PLANES = 200_000;

  private final String place;
  private final ReadLimits limits;
  private final List<OmeImageBuilder> images = new ArrayList<>();
  private final OmeInstruments instruments = new OmeInstruments();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<String> uuid = Optional.empty();
  private Optional<String> metadataFile = Optional.empty();
  private boolean embeddedPixels;
  private boolean rootSeen;
  private @Nullable OmeImageBuilder image;
  private @Nullable Map<String, String> tiffData;
  private Optional<String> dataFile = Optional.empty();
  private @Nullable String originalKey;

  OmeBuilder(String place, ReadLimits limits) {
    this.place = place;
    this.limits = limits;
  }

  void start(String element, Map<String, String> attributes) throws ImagingException {
    text.setLength(0);
    if (!rootSeen) {
      rootSeen = true;
      if (!element.equals("OME")) {
        throw new ImagingException(
            "ome.not-ome", place, "The root element is " + element + ", not OME.");
      }
      uuid = Optional.ofNullable(attributes.get("UUID"));
    }
    instruments.start(element, attributes);
    OmeImageBuilder current = image;
    if (current != null) {
      current.acquisition().start(element, attributes);
    }
    switch (element) {
      case "BinaryOnly" -> metadataFile = Optional.ofNullable(attributes.get("MetadataFile"));
      case "BinData" -> embeddedPixels |= current != null && current.hasPixels();
      case "Image" -> image = new OmeImageBuilder(place, attributes, planesLeft());
      case "Pixels" -> {
        if (current != null) {
          current.pixels(attributes);
        }
      }
      case "Channel", "LogicalChannel" -> {
        if (current != null && current.hasPixels()) {
          current.channel(attributes);
        }
      }
      case "TiffData" -> {
        tiffData = attributes;
        dataFile = Optional.empty();
      }
      case "UUID" -> dataFile = Optional.ofNullable(attributes.get("FileName"));
      case "Objective" -> attributes.forEach((key, value) -> keep("Objective." + key, value));
      case "Instrument", "Microscope" ->
          attributes.forEach((key, value) -> keep(element + "." + key, value));
      default -> {}
    }
  }

  private int planesLeft() {
    int kept = images.stream().mapToInt(each -> each.acquisition().planeCount()).sum();
    return Math.min(OmeAcquisition.MAX_PLANES, MAX_PLANES - kept);
  }

  void text(char[] characters, int start, int length) {
    text.append(characters, start, Math.min(length, MAX_TEXT - text.length()));
  }

  void end(String element) throws ImagingException {
    String content = text.toString().strip();
    text.setLength(0);
    instruments.end(element, content);
    OmeImageBuilder current = image;
    if (current != null) {
      current.acquisition().end(element, content);
    }
    switch (element) {
      case "Image" -> {
        if (current != null) {
          if (current.hasPixels()) {
            images.add(current);
          }
          image = null;
        }
        if (images.size() > limits.maxDirectories()) {
          throw new ImagingException(
              "ome.too-many-images", place, "The OME-XML describes too many images.");
        }
      }
      case "UUID" -> {
        if (tiffData != null) {
          tiffData = with(tiffData, content);
        }
      }
      case "TiffData" -> {
        if (current != null && tiffData != null) {
          current.data(tiffData(tiffData));
        }
        tiffData = null;
      }
      case "AcquisitionDate", "Description" -> {
        if (current != null && !content.isEmpty()) {
          current.keep(element, content);
        }
      }
      case "Key" -> originalKey = content;
      case "Value" -> {
        if (originalKey != null) {
          keep(originalKey, content);
        }
        originalKey = null;
      }
      default -> {}
    }
  }

  private static Map<String, String> with(Map<String, String> attributes, String uuid) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put("UUID", uuid);
    return more;
  }

  private TiffData tiffData(Map<String, String> attributes) throws ImagingException {
    OmeNumbers numbers = new OmeNumbers(place, "TiffData", attributes);
    return new TiffData(
        numbers.optional("IFD"),
        numbers.optional("FirstZ").orElse(0),
        numbers.optional("FirstC").orElse(0),
        numbers.optional("FirstT").orElse(0),
        numbers.optional("PlaneCount"),
        dataFile.filter(name -> !name.isBlank()),
        Optional.ofNullable(attributes.get("UUID")).filter(id -> !id.isBlank()));
  }

  private void keep(String key, String value) {
    if (metadata.size() < MAX_METADATA_KEYS && !key.isBlank() && !value.isBlank()) {
      metadata.putIfAbsent(key, value);
    }
  }

  OmeDocument document() throws ImagingException {
    if (!rootSeen) {
      throw new ImagingException("ome.bad-xml", place, "The OME-XML is empty.");
    }
    List<OmeDocument.OmeImage> built = new ArrayList<>();
    for (OmeImageBuilder each : images) {
      each.build(instruments).ifPresent(built::add);
    }
    return new OmeDocument(uuid, metadataFile, embeddedPixels, built, metadata);
  }
}
