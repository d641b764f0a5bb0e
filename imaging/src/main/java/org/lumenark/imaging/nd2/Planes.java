package org.lumenark.imaging.nd2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;

/** The channels of a frame, from {@code sPicturePlanes}. */
final class Planes {

  /** Colour cameras store blue first. */
  private static final List<String> BLUE_FIRST = List.of("0000FF", "00FF00", "FF0000");

  private static final List<String> BLUE_FIRST_NAMES = List.of("Blue", "Green", "Red");

  private Planes() {}

  /** One for each stored component. */
  static List<Channel> channels(Variant metadata, int components) {
    Variant planes = metadata.child("sPicturePlanes");
    List<Variant> described = planes.child("sPlaneNew").children();
    if (described.isEmpty()) {
      described = planes.child("sPlane").children();
    }
    List<Channel> channels = new ArrayList<>();
    for (Variant plane : described) {
      int count = Math.max(1, plane.count("uiCompCount"));
      for (int i = 0; i < count && channels.size() < components; i++) {
        channels.add(count == 3 ? colour(plane, i, described.size()) : single(plane));
      }
    }
    if (described.isEmpty() && components == 3) {
      for (int i = 0; i < 3; i++) {
        channels.add(colour(Variant.empty(), i, 1));
      }
    }
    while (channels.size() < components) {
      channels.add(Channel.UNKNOWN);
    }
    return channels;
  }

  private static Channel colour(Variant plane, int component, int planes) {
    String colour = BLUE_FIRST_NAMES.get(component);
    Optional<String> name = plane.text("sDescription").filter(text -> planes > 1);
    return new Channel(
        Optional.of(name.map(text -> text + " " + colour).orElse(colour)),
        Optional.of(BLUE_FIRST.get(component)),
        OptionalDouble.empty());
  }

  private static Channel single(Variant plane) {
    return new Channel(
        plane.text("sDescription").or(() -> plane.text("sOpticalConfigName")),
        plane.find("uiColor").map(found -> rgb((long) plane.number("uiColor", 0))),
        emission(plane));
  }

  /** Stored as red in the lowest byte. */
  private static String rgb(long color) {
    return String.format(
        Locale.ROOT, "%02X%02X%02X", color & 0xFF, color >> 8 & 0xFF, color >> 16 & 0xFF);
  }

  /** The peak of the dye, else of the first filter. */
  private static OptionalDouble emission(Variant plane) {
    double dye = peak(plane.child("pFluorescentProbe").child("m_EmissionSpectrum"));
    List<Variant> filters = plane.child("pFilterPath").child("m_pFilter").children();
    double wavelength =
        dye > 0 || filters.isEmpty() ? dye : peak(filters.getFirst().child("m_EmissionSpectrum"));
    return wavelength > 0 && wavelength < 100_000
        ? OptionalDouble.of(wavelength)
        : OptionalDouble.empty();
  }

  private static double peak(Variant spectrum) {
    double best = Double.NEGATIVE_INFINITY;
    double wavelength = 0;
    for (Variant point : spectrum.child("pPoint").children()) {
      double value = point.number("dTValue", 0);
      if (value > best) {
        best = value;
        wavelength = point.number("dWavelength", 0);
      }
    }
    return wavelength;
  }
}
