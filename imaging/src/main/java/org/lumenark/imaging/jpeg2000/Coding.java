package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImagingException;

/**
 * The parameters that markers of the main header or of a tile's header set. A tile begins with a
 * copy of those of the picture.
 */
final class Coding {

  private static final int MAX_DECOMPOSITIONS = 32;
  private static final int MAX_PROGRESSIONS = 64;

  private final String place;
  private final int components;
  private final @Nullable CodingStyle[] styles;
  private final @Nullable Quantization[] quantizations;
  private final boolean[] ownStyle;
  private final boolean[] ownQuantization;
  private final int[] shifts;
  private List<Progression> changes = new ArrayList<>();
  private int order;
  private int layers = 1;
  private boolean transformed;

  Coding(int components, String place) {
    this.place = place;
    this.components = components;
    styles = new CodingStyle[components];
    quantizations = new Quantization[components];
    ownStyle = new boolean[components];
    ownQuantization = new boolean[components];
    shifts = new int[components];
  }

  /** What a tile inherits; its own default goes before single components of the picture. */
  Coding copy(String tilePlace) {
    Coding copy = new Coding(components, tilePlace);
    System.arraycopy(styles, 0, copy.styles, 0, components);
    System.arraycopy(quantizations, 0, copy.quantizations, 0, components);
    System.arraycopy(shifts, 0, copy.shifts, 0, components);
    copy.changes = new ArrayList<>(changes);
    copy.order = order;
    copy.layers = layers;
    copy.transformed = transformed;
    return copy;
  }

  int layers() {
    return layers;
  }

  boolean transformed() {
    return transformed;
  }

  int shift(int component) {
    return shifts[component];
  }

  CodingStyle style(int component) throws ImagingException {
    CodingStyle style = styles[component];
    if (style == null) {
      throw bad("The codestream does not say how component " + component + " is coded.");
    }
    return style;
  }

  Quantization quantization(int component) throws ImagingException {
    Quantization quantization = quantizations[component];
    if (quantization == null) {
      throw bad("The codestream does not say how component " + component + " is quantized.");
    }
    return quantization;
  }

  List<Progression> progressions() {
    return changes.isEmpty()
        ? List.of(new Progression(order, 0, 0, layers, MAX_DECOMPOSITIONS + 1, components))
        : changes;
  }

  void style(MarkerSegment in) throws ImagingException {
    int flags = in.number8();
    order = in.number8();
    layers = in.number16();
    transformed = in.number8() == 1;
    if (order > 4 || layers < 1) {
      throw bad("The order of packets does not exist.");
    }
    CodingStyle style = coding(in, (flags & 1) != 0);
    for (int c = 0; c < components; c++) {
      if (!ownStyle[c]) {
        styles[c] = style;
      }
    }
  }

  void componentStyle(MarkerSegment in) throws ImagingException {
    int component = component(in);
    int flags = in.number8();
    styles[component] = coding(in, (flags & 1) != 0);
    ownStyle[component] = true;
  }

  private int component(MarkerSegment in) throws ImagingException {
    int component = components < 257 ? in.number8() : in.number16();
    if (component >= components) {
      throw bad("A component is named that is not there.");
    }
    return component;
  }

  private CodingStyle coding(MarkerSegment in, boolean ownPrecincts) throws ImagingException {
    int decompositions = in.number8();
    int width = in.number8() + 2;
    int height = in.number8() + 2;
    int blockStyle = in.number8();
    int wavelet = in.number8();
    if ((blockStyle & 0xC0) != 0) {
      throw new ImagingException(
          "jpeg2000.unsupported-htj2k", place, "High-throughput JPEG 2000 is not read.");
    }
    if (decompositions > MAX_DECOMPOSITIONS
        || width > 10
        || height > 10
        || width + height > 12
        || wavelet > 1) {
      throw bad("The sizes of code blocks, or the wavelet, do not exist.");
    }
    int[] precincts = new int[decompositions + 1];
    for (int r = 0; r <= decompositions; r++) {
      precincts[r] = ownPrecincts ? in.number8() : 0xFF;
    }
    return new CodingStyle(decompositions, width, height, blockStyle, wavelet == 1, precincts);
  }

  void quantization(MarkerSegment in) throws ImagingException {
    Quantization quantization = steps(in);
    for (int c = 0; c < components; c++) {
      if (!ownQuantization[c]) {
        quantizations[c] = quantization;
      }
    }
  }

  void componentQuantization(MarkerSegment in) throws ImagingException {
    int component = component(in);
    quantizations[component] = steps(in);
    ownQuantization[component] = true;
  }

  private Quantization steps(MarkerSegment in) throws ImagingException {
    int flags = in.number8();
    int kind = flags & 31;
    int[] steps = new int[kind == 0 ? in.remaining() : in.remaining() / 2];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = kind == 0 ? in.number8() >> 3 << 11 : in.number16();
    }
    if (kind > 2 || steps.length == 0) {
      throw bad("The quantization does not exist.");
    }
    return new Quantization(flags >> 5, kind == 1, steps);
  }

  void region(MarkerSegment in) throws ImagingException {
    int component = component(in);
    in.skip(1);
    shifts[component] = in.number8();
  }

  void progressions(MarkerSegment in) throws ImagingException {
    boolean wide = components >= 257;
    while (in.remaining() >= (wide ? 9 : 7)) {
      int startResolution = in.number8();
      int startComponent = wide ? in.number16() : in.number8();
      int endLayer = in.number16();
      int endResolution = in.number8();
      int endComponent = wide ? in.number16() : in.number8();
      int newOrder = in.number8();
      if (newOrder > 4 || changes.size() == MAX_PROGRESSIONS) {
        throw bad("The order of packets does not exist, or changes too often.");
      }
      changes.add(
          new Progression(
              newOrder,
              startResolution,
              startComponent,
              endLayer,
              endResolution,
              endComponent == 0 ? 256 : endComponent));
    }
  }

  private ImagingException bad(String message) {
    return new ImagingException("jpeg2000.bad-header", place, message);
  }
}
