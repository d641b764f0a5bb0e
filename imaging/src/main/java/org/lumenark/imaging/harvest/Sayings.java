package org.lumenark.imaging.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PhysicalSizes;

/** Everything that one image says of how it was taken. */
final class Sayings {

  /** Keys that formats have for who took an image. */
  private static final List<String> PEOPLE =
      List.of("Information/User/DisplayName", "Information/Document/UserName", "text.author");

  /** Of the text that NIS-Elements writes into ND2 files. */
  private static final Pattern MODALITY = Pattern.compile("(?m)^\\s*Modality:\\s*(\\S[^\\r\\n]*)");

  private final List<Saying> said = new ArrayList<>();

  private Sayings() {}

  static List<Saying> of(String format, ImageDescription image) {
    Sayings sayings = new Sayings();
    Acquisition taken = image.acquisition();
    ChannelFacts channels = new ChannelFacts(image, format);
    taken
        .instrument()
        .ifPresent(each ->
            sayings.add(Aspect.INSTRUMENT, Words.instrument(each), "Instrument.Microscope"));
    channels
        .methods()
        .forEach(method -> sayings.add(Aspect.METHOD, method, channels.methodField()));
    sayings.modalities(image.originalMetadata());
    taken
        .objective()
        .ifPresent(each -> sayings.add(Aspect.OBJECTIVE, Words.objective(each), "Objective"));
    sayings.add(Aspect.CHANNELS, String.join(", ", channels.words()), "Channel");
    sayings.add(Aspect.EXPOSURE, String.join(", ", channels.exposures()), channels.exposureField());
    sayings.add(Aspect.PIXEL_SIZE, Words.sizes(image.physicalSizes()), sizeField(image));
    sayings.add(Aspect.SERIES, series(image), "Pixels.SizeZ, Pixels.SizeT");
    taken
        .acquired()
        .ifPresent(date ->
            // The day is enough, and what files of one session agree in.
            sayings.add(Aspect.ACQUIRED, date.substring(0, 10), "Image.AcquisitionDate"));
    PEOPLE.forEach(
        key -> sayings.add(Aspect.PERSON, image.originalMetadata().getOrDefault(key, ""), key));
    return sayings.said;
  }

  private void add(Aspect aspect, String text, String field) {
    Saying saying = Saying.of(aspect, text, field);
    boolean known =
        said.stream().anyMatch(s -> s.aspect() == aspect && s.text().equals(saying.text()));
    if (!saying.text().isEmpty() && !known) {
      said.add(saying);
    }
  }

  private void modalities(Map<String, String> kept) {
    for (String key : List.of("text.description", "text.capturing")) {
      Matcher found = MODALITY.matcher(kept.getOrDefault(key, ""));
      while (found.find()) {
        add(Aspect.METHOD, found.group(1), key);
      }
    }
  }

  private static String series(ImageDescription image) {
    List<String> words = new ArrayList<>();
    if (image.sizeZ() > 1) {
      words.add(image.sizeZ() + " z sections");
    }
    if (image.sizeT() > 1) {
      words.add(image.sizeT() + " time points");
    }
    return String.join(", ", words);
  }

  private static String sizeField(ImageDescription image) {
    PhysicalSizes sizes = image.physicalSizes();
    List<String> fields = new ArrayList<>();
    sizes.x().ifPresent(x -> fields.add("Pixels.PhysicalSizeX"));
    sizes.y().ifPresent(y -> fields.add("PhysicalSizeY"));
    sizes.z().ifPresent(z -> fields.add("PhysicalSizeZ"));
    sizes.t().ifPresent(t -> fields.add("TimeIncrement"));
    return String.join(", ", fields);
  }
}
