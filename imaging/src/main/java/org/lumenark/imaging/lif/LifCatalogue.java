package org.lumenark.imaging.lif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SourceWarning;
import org.lumenark.imaging.xml.XmlElement;

/** Walks through the folders of the project. Images without a byte of pixels are left out. */
final class LifCatalogue {

  private static final int MAX_WARNINGS = 1_000;

  private final LifInput input;
  private final List<LifSource> found = new ArrayList<>();
  private final List<SourceWarning> warnings = new ArrayList<>();
  private boolean lifetimes;

  private LifCatalogue(LifInput input) {
    this.input = input;
  }

  static LifCatalogue of(LifInput input, XmlElement root) throws ImagingException {
    LifCatalogue catalogue = new LifCatalogue(input);
    for (XmlElement project : root.all("Element")) {
      catalogue.image(project, name(project));
      catalogue.folder(project, "");
    }
    catalogue.folder(root, "");
    if (catalogue.found.isEmpty()) {
      throw new ImagingException(
          catalogue.lifetimes ? "lif.unsupported-flim" : "lif.no-images",
          input.path() + " header",
          catalogue.lifetimes
              ? "The file holds photon counts of a lifetime measurement only, no image."
              : "The file holds no image.");
    }
    return catalogue;
  }

  List<LifSource> images() {
    return found;
  }

  /** What was left out. */
  List<SourceWarning> warnings() {
    return List.copyOf(warnings);
  }

  private void folder(XmlElement folder, String path) throws ImagingException {
    for (XmlElement element : folder.all("Children", "Element")) {
      String inside = path.isEmpty() ? name(element) : path + "/" + name(element);
      image(element, inside);
      folder(element, inside);
    }
  }

  private void image(XmlElement element, String path) throws ImagingException {
    if (element.at("Data", "SingleMoleculeDetection").isPresent()) {
      lifetimes = true;
      warn("unsupported-flim", path, "Photon counts of a lifetime measurement are left out.");
      return;
    }
    Optional<XmlElement> image = element.at("Data", "Image");
    Optional<XmlElement> memory = element.at("Memory");
    String size = memory.flatMap(m -> m.attribute("Size")).orElse("0");
    Optional<String> block = memory.flatMap(m -> m.attribute("MemoryBlockID"));
    if (image.isEmpty()) {
      return;
    }
    if (block.isEmpty() || size.equals("0")) {
      warn("image-empty", path, "Left out: the file holds not a byte of its pixels.");
      return;
    }
    String place = input.path() + " image " + path;
    LifStructure structure = LifStructure.of(image.get(), place);
    found.add(new LifSource(path, image.get(), block.get(), structure));
  }

  private void warn(String code, String path, String message) {
    if (warnings.size() < MAX_WARNINGS) {
      warnings.add(new SourceWarning("lif." + code, input.path() + " image " + path, message));
    }
  }

  private static String name(XmlElement element) {
    return element.attribute("Name").orElse("unnamed");
  }
}
