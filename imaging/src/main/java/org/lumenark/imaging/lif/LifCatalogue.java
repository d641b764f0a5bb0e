package org.lumenark.imaging.lif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.xml.XmlElement;

/** Walks through the folders of the project. Images without a byte of pixels are left out. */
final class LifCatalogue {

  private final LifInput input;
  private final List<LifSource> found = new ArrayList<>();
  private boolean lifetimes;

  private LifCatalogue(LifInput input) {
    this.input = input;
  }

  static List<LifSource> of(LifInput input, XmlElement root) throws ImagingException {
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
    return catalogue.found;
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
      return;
    }
    Optional<XmlElement> image = element.at("Data", "Image");
    Optional<XmlElement> memory = element.at("Memory");
    String size = memory.flatMap(m -> m.attribute("Size")).orElse("0");
    Optional<String> block = memory.flatMap(m -> m.attribute("MemoryBlockID"));
    if (image.isEmpty() || block.isEmpty() || size.equals("0")) {
      return;
    }
    String place = input.path() + " image " + path;
    LifStructure structure = LifStructure.of(image.get(), place);
    found.add(new LifSource(path, image.get(), block.get(), structure));
  }

  private static String name(XmlElement element) {
    return element.attribute("Name").orElse("unnamed");
  }
}
