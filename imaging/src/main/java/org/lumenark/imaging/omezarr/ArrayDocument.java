package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.chunked.Shapes;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** The metadata of one array, and what is wrong with it. */
record ArrayDocument(ZarrNode node, String place, ReadLimits limits) {

  private static final int MOST_AXES = 32;
  private static final long CHUNKS_PER_DIRECTORY = 100;

  JsonNode field(String name) {
    return node.metadata().path(name);
  }

  ImagingException bad(String message) {
    return new ImagingException("zarr.bad-array", place, message);
  }

  ImagingException unsupported(String what, String message) {
    return new ImagingException("zarr.unsupported-" + what, place, message);
  }

  /** Whole numbers from 1 on, as many as there are axes. */
  int[] sizes(JsonNode array, String name, int rank) throws ImagingException {
    if (!array.isArray() || array.isEmpty() || array.size() > MOST_AXES) {
      throw bad(name + " is not a list of sizes.");
    }
    if (rank >= 0 && array.size() != rank) {
      throw bad(name + " has " + array.size() + " sizes, the array has " + rank + " axes.");
    }
    int[] sizes = new int[array.size()];
    for (int i = 0; i < sizes.length; i++) {
      JsonNode size = array.get(i);
      if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 1) {
        throw bad(name + " holds " + size + ", which is not a whole number from 1 on.");
      }
      if (!size.canConvertToInt()) {
        throw new ImagingException(
            "zarr.too-large", place, name + " holds " + size + ", more than an image can have.");
      }
      sizes[i] = size.intValue();
    }
    return sizes;
  }

  /** Checks a chunk, or an inner one, before anything of its size is made. */
  void requireAffordable(int[] chunk, StoredType type) throws ImagingException {
    long samples = Shapes.product(chunk);
    long most = limits.maxAllocation() / Math.max(type.bytes(), type.type().bytes());
    if (samples < 0 || samples > most) {
      throw new ImagingException(
          "zarr.chunk-too-large",
          place,
          "A chunk of this array takes more than the %,d bytes that may be used for one."
              .formatted(limits.maxAllocation()));
    }
  }

  /** Checks how many chunks there may be, without counting them. */
  void requireCountable(int[] shape, int[] chunk) throws ImagingException {
    int[] grid = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      grid[axis] = Math.ceilDiv(shape[axis], chunk[axis]);
    }
    long chunks = Shapes.product(grid);
    long most = CHUNKS_PER_DIRECTORY * limits.maxDirectories();
    if (chunks < 0 || chunks > most) {
      throw new ImagingException(
          "zarr.too-many-chunks",
          place,
          "The array is cut into %s chunks, more than the %,d that are read."
              .formatted(chunks < 0 ? "more than 2^63" : "%,d".formatted(chunks), most));
    }
  }

  byte[] fill(StoredType type) throws ImagingException {
    return type.sample(field("fill_value"))
        .orElseThrow(() ->
            bad("fill_value " + shortened(field("fill_value")) + " is no sample of this type."));
  }

  List<String> dimensionNames() {
    List<String> names = new ArrayList<>();
    for (JsonNode name : field("dimension_names")) {
      names.add(name.asText());
    }
    return names;
  }

  static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
