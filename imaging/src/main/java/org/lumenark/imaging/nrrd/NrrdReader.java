package org.lumenark.imaging.nrrd;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.raw.RawChannels;
import org.lumenark.imaging.raw.RawImage;
import org.lumenark.imaging.raw.RawPixelSource;
import org.lumenark.imaging.raw.RawShape;
import org.lumenark.imaging.raw.RawShape.Outer;
import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * NRRD with the samples in the same file, or named by a header of its own ({@code .nhdr}): one
 * file, a list, or numbered files.
 *
 * <p>Format: "Definition of NRRD File Format", versions 1 to 5
 * (https://teem.sourceforge.net/nrrd/format.html). Encodings raw, gzip, bzip2, hex and ascii; all
 * types but blocks; line skip and byte skip. Axes are x, y, z and t in the order in which they
 * change, unless their kinds say otherwise: colours, vectors, matrices and lists are channels,
 * where they come first or after y; a time is t. Sizes are known where the header gives units;
 * complex numbers are not read. Encoded samples are unpacked when the first of them is read.
 */
public final class NrrdReader implements PixelSourceProvider {

  private static final String FORMAT = "nrrd";
  private static final List<String> MAPPED =
      List.of(
          "type", "dimension", "sizes", "encoding", "endian", "datafile", "lineskip", "byteskip");

  /** For the service loader. */
  public NrrdReader() {}

  @Override
  public String name() {
    return "lumenark-nrrd";
  }

  @Override
  public List<String> formats() {
    return List.of(FORMAT);
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return NrrdFiles.of(header(files, path, limits), limits);
  }

  private static NrrdHeader header(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path))) {
      return NrrdHeader.read(source, path, limits);
    }
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    NrrdHeader header = header(files, path, limits);
    String place = path + " header";
    StoredSample sample = NrrdType.of(header.required("type"), place);
    NrrdEncoding encoding = NrrdEncoding.of(header.required("encoding"), place);
    NrrdAxes axes = NrrdAxes.of(header);
    int samplesPerPixel = axes.interleaved() ? (int) axes.size('c') : 1;
    RawShape shape =
        RawShape.of(
            FORMAT,
            place,
            limits,
            sample,
            samplesPerPixel,
            axes.size('t'),
            axes.size('c'),
            axes.size('z'),
            axes.size('y'),
            axes.size('x'));
    List<String> dataFiles = NrrdFiles.of(header, limits);
    boolean attached = dataFiles.isEmpty();
    List<String> paths = attached ? List.of(path) : dataFiles;
    if (shape.totalBytes() % paths.size() != 0) {
      throw NrrdHeader.bad(
          place, "The samples cannot be spread evenly over " + paths.size() + " files.");
    }
    NrrdData data =
        new NrrdData(
            files,
            paths,
            new NrrdData.Skip(
                attached ? header.end() : 0, header.number("lineskip"), header.number("byteskip")),
            encoding,
            sample,
            shape.totalBytes() / paths.size(),
            limits);
    data.check();
    List<Outer> outer = axes.outer();
    RawImage image =
        new RawImage(
            describe(header, axes, shape, dataFiles),
            shape.layout(
                order(header, encoding, sample), 0, outer.get(0), outer.get(1), outer.get(2)));
    return new RawPixelSource(data, List.of(image), List.of());
  }

  private static ByteOrder order(NrrdHeader header, NrrdEncoding encoding, StoredSample sample)
      throws ImagingException {
    if (encoding == NrrdEncoding.TEXT || sample.type().bytes() == 1) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    return switch (header.required("endian").toLowerCase(Locale.ROOT)) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw NrrdHeader.bad(
              header.path() + " header", "The field 'endian' is neither little nor big.");
    };
  }

  private static ImageDescription describe(
      NrrdHeader header, NrrdAxes axes, RawShape shape, List<String> dataFiles)
      throws ImagingException {
    String path = header.path();
    List<String> files = new ArrayList<>(List.of(path));
    files.addAll(dataFiles);
    OriginalMetadata metadata = new OriginalMetadata();
    header
        .fields()
        .forEach((name, value) -> {
          if (!MAPPED.contains(name)) {
            metadata.put(name, value);
          }
        });
    header.keys().forEach(metadata::put);
    return new ImageDescription(
        path.substring(path.lastIndexOf('/') + 1),
        ImageRole.IMAGE,
        shape.sizeT(),
        shape.sizeC(),
        shape.sizeZ(),
        shape.sizeY(),
        shape.sizeX(),
        shape.sample().type(),
        new NrrdSizes(header, axes).physicalSizes(),
        axes.rgb() ? RawChannels.rgb(shape.sizeC()) : RawChannels.unknown(shape.sizeC()),
        shape.samplesPerPixel(),
        List.of(new Level(shape.sizeX(), shape.sizeY())),
        files.stream().distinct().toList(),
        Acquisition.UNKNOWN,
        metadata.values());
  }
}
