package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;

/**
 * A dataset of three axes, z y x, that can be read.
 *
 * @param shape as stored; may be padded
 * @param chunk that is decoded at a time; of a contiguous dataset some rows
 * @param grid numbers of chunks
 * @param fill one sample, little-endian
 */
record Volume(
    Hdf5Bytes file,
    int[] shape,
    int[] chunk,
    SampleType type,
    boolean bigEndian,
    Layout layout,
    ChunkGrid grid,
    Hdf5Filters filters,
    byte[] fill) {

  private static final int ROW_BYTES = 1 << 20;

  /**
   * @throws ImagingException {@code hdf5.unsupported-*} for types and layouts that are not read,
   *     {@code hdf5.chunk-too-large} beyond the limits
   */
  static Volume of(Hdf5Set.Node node) throws IOException, ImagingException {
    ObjectHeader object = node.object();
    Hdf5Bytes file = object.file();
    Fields space = object.first(ObjectHeader.DATASPACE).orElseThrow(() -> noDataset(object));
    Dataspace dataspace = Dataspace.read(space);
    int[] shape = shape(dataspace, object);
    Datatype type =
        Datatype.read(object.first(ObjectHeader.DATATYPE).orElseThrow(() -> noDataset(object)));
    SampleType sample =
        type.sample()
            .orElseThrow(() ->
                file.unsupported(
                    "type", object.address(), "Samples of this type are no pixels that are read."));
    if (object.first(ObjectHeader.EXTERNAL_FILES).isPresent()) {
      throw file.unsupported(
          "external-files", object.address(), "Raw external files are not read.");
    }
    Optional<Fields> pipeline = object.first(ObjectHeader.FILTERS);
    Hdf5Filters filters =
        pipeline.isPresent()
            ? Hdf5Filters.read(pipeline.get())
            : new Hdf5Filters(java.util.List.of());
    Fields message = object.first(ObjectHeader.LAYOUT).orElseThrow(() -> noDataset(object));
    long bytes = dataspace.elements(Integer.MAX_VALUE) * type.bytes();
    Layout layout = Layout.read(message, 3, bytes);
    int[] chunk = chunk(layout, shape, type);
    requireAffordable(file, object, chunk, type);
    return new Volume(
        file,
        shape,
        chunk,
        sample,
        type.bigEndian(),
        layout,
        ChunkGrid.of(dataspace.most(), chunk),
        filters,
        fill(object, type));
  }

  private static int[] chunk(Layout layout, int[] shape, Datatype type) {
    if (layout.index() == Layout.Index.NO_CHUNKS) {
      int rows = Math.clamp(ROW_BYTES / ((long) shape[2] * type.bytes()), 1, shape[1]);
      return new int[] {1, rows, shape[2]};
    }
    return Arrays.stream(layout.chunk()).mapToInt(size -> (int) size).toArray();
  }

  private static ImagingException noDataset(ObjectHeader object) {
    return object.file().damaged(object.address(), "Pixels are expected here; this is no dataset.");
  }

  private static int[] shape(Dataspace space, ObjectHeader object) throws ImagingException {
    int[] shape = new int[3];
    if (space.sizes().length != 3) {
      throw object
          .file()
          .unsupported("rank", object.address(), "Pixels are read from three axes, z, y and x.");
    }
    for (int axis = 0; axis < 3; axis++) {
      long size = space.sizes()[axis];
      if (size < 1 || size > Integer.MAX_VALUE) {
        throw object.file().damaged(object.address(), "An axis has " + size + " steps.");
      }
      shape[axis] = (int) size;
    }
    return shape;
  }

  private static void requireAffordable(
      Hdf5Bytes file, ObjectHeader object, int[] chunk, Datatype type) throws ImagingException {
    long most = file.most() / type.bytes();
    long product = (long) chunk[0] * chunk[1];
    if (product > most || product * chunk[2] > most) {
      throw new ImagingException(
          "hdf5.chunk-too-large",
          file.place(object.address()),
          "A chunk takes more than the %,d bytes that may be used for one.".formatted(file.most()));
    }
  }

  /** Zero unless the dataset says otherwise. */
  private static byte[] fill(ObjectHeader object, Datatype type) throws ImagingException {
    byte[] fill = new byte[type.bytes()];
    Optional<Fields> message = object.first(ObjectHeader.FILL);
    if (message.isPresent()) {
      Fields in = message.get();
      int version = in.u8();
      boolean given;
      if (version >= 3) {
        given = (in.u8() & 0x20) != 0;
      } else {
        in.skip(2);
        given = in.u8() != 0;
      }
      if (given && in.remaining() >= 4 && in.u32() == fill.length) {
        fill = in.bytes(fill.length);
      }
    }
    return type.bigEndian() ? reversed(fill, fill.length) : fill;
  }

  /** Samples of so many bytes with their bytes in the other order. */
  static byte[] reversed(byte[] bytes, int width) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i + width <= bytes.length; i += width) {
      for (int part = 0; part < width; part++) {
        reversed[i + part] = bytes[i + width - 1 - part];
      }
    }
    return reversed;
  }

  /** With samples taken for another type of the same width. */
  Volume as(SampleType other) {
    return new Volume(file, shape, chunk, other, bigEndian, layout, grid, filters, fill);
  }

  int chunkBytes() {
    return chunk[0] * chunk[1] * chunk[2] * type.bytes();
  }
}
