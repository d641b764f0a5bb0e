package org.lumenark.ingest.assemble;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageFacts.ChannelFacts;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.ImageId;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.ingest.blob.VerifiedFile;

/** Facts of an image as its reader describes it, before it is converted. */
final class FactsOf {

  private FactsOf() {}

  static ImageFacts description(
      Accession accession,
      List<VerifiedFile> files,
      int series,
      String format,
      ImageDescription image,
      Optional<String> plate) {
    return new ImageFacts(
        ImageId.of(accession, parts(files), series),
        0,
        files.getFirst().path(),
        series,
        image.name(),
        format,
        image.role().name().toLowerCase(Locale.ROOT),
        "tczyx",
        List.of(
            (long) image.sizeT(),
            (long) image.sizeC(),
            (long) image.sizeZ(),
            (long) image.sizeY(),
            (long) image.sizeX()),
        Optional.of(image.type().numpyName()),
        sizes(image.physicalSizes()),
        image.channels().stream().map(FactsOf::channel).toList(),
        0,
        Optional.empty(),
        files.stream().map(VerifiedFile::ordinal).toList(),
        plate);
  }

  /** What is known of an image that was never opened. */
  static ImageFacts files(
      Accession accession, List<VerifiedFile> files, VerifiedFile entry, String format) {
    return new ImageFacts(
        ImageId.of(accession, parts(files), 0),
        0,
        entry.path(),
        0,
        entry.path().substring(entry.path().lastIndexOf('/') + 1),
        format,
        "image",
        "",
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        0,
        Optional.empty(),
        files.stream().map(VerifiedFile::ordinal).toList(),
        Optional.empty());
  }

  static List<ImageId.Part> parts(List<VerifiedFile> files) {
    return files.stream().map(file -> new ImageId.Part(file.path(), file.sha256())).toList();
  }

  private static Map<String, Double> sizes(PhysicalSizes sizes) {
    Map<String, Double> known = new LinkedHashMap<>();
    put(known, "x", sizes.x());
    put(known, "y", sizes.y());
    put(known, "z", sizes.z());
    put(known, "t", sizes.t());
    return known;
  }

  private static void put(Map<String, Double> known, String axis, OptionalDouble size) {
    if (size.isPresent()) {
      known.put(axis, size.getAsDouble());
    }
  }

  private static ChannelFacts channel(Channel channel) {
    OptionalDouble wavelength = channel.wavelength();
    return new ChannelFacts(
        channel.name(),
        channel.color(),
        wavelength.isPresent() ? Optional.of(wavelength.getAsDouble()) : Optional.empty());
  }
}
