package org.lumenark.imaging.deltavision;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.RawData;
import org.lumenark.imaging.raw.RawImage;
import org.lumenark.imaging.raw.RawPixelSource;
import org.lumenark.imaging.raw.RawShape;
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
 * DeltaVision and OMX files ({@code .dv}, {@code .r3d}) as softWoRx, Priism and programs after them
 * write them.
 *
 * <p>Format: the IVE header (image file format of Priism and softWoRx,
 * https://msg.ucsf.edu/IVE/IVE4_HTML/IM_ref2.html) with the additions of softWoRx as Bio-Formats
 * documents them (https://docs.openmicroscopy.org/bio-formats/latest/formats/deltavision.html):
 * panels, twelve wavelengths and the date of headers of type 100. Pixel types 0 (uint8), 1 and 5
 * (int16), 2 (float32), 6 (uint16), 7 (int32) and 8 (float64); complex ones (3, 4) are not read.
 * Panels (stage positions) are images of their own, in their order. Rows are in the order of the
 * file, which softWoRx writes from the bottom of the field upwards. The extended header gives stage
 * positions and times of the sections; wavelengths are those of emission.
 */
public final class DeltaVisionReader implements PixelSourceProvider {

  static final String FORMAT = "deltavision";

  private static final int MAX_PANELS = 10_000;

  /** For the service loader. */
  public DeltaVisionReader() {}

  @Override
  public String name() {
    return "lumenark-deltavision";
  }

  @Override
  public List<String> formats() {
    return List.of(FORMAT);
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return pixels(source, path, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static PixelSource pixels(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    DeltaVisionHeader header = DeltaVisionHeader.read(source, path);
    DeltaVisionSequence sequence = DeltaVisionSequence.of(header, path);
    RawShape all =
        RawShape.of(
            FORMAT,
            path + " header",
            limits,
            header.sample(path),
            1,
            1,
            1,
            header.sections(),
            header.rows(),
            header.columns());
    all.checkInside(
        FORMAT, path + " byte " + header.dataOffset(), header.dataOffset(), source.size());
    RawShape shape =
        RawShape.of(
            FORMAT,
            path + " header",
            limits,
            header.sample(path),
            1,
            sequence.times(),
            sequence.waves(),
            sequence.sectionsEach(),
            header.rows(),
            header.columns());
    if (sequence.panels() > MAX_PANELS) {
      throw new ImagingException(
          "deltavision.too-many-panels",
          path + " byte 880",
          "The file has " + sequence.panels() + " panels.");
    }
    HeaderBytes extended =
        HeaderBytes.read(
                source,
                DeltaVisionHeader.BYTES,
                Math.min(header.extendedBytes(), limits.maxMetadata()),
                FORMAT,
                path)
            .in(header.bytes().order());
    List<RawImage> images = new ArrayList<>();
    for (int panel = 0; panel < sequence.panels(); panel++) {
      SectionHeaders sections = new SectionHeaders(extended, header, sequence, panel);
      images.add(
          new RawImage(
              describe(path, header, shape, sections, sequence.panels() == 1 ? "" : " #" + panel),
              sequence.layout(header, shape, panel)));
    }
    return new RawPixelSource(
        RawData.of(source), images, all.surplus(FORMAT, path, header.dataOffset(), source.size()));
  }

  private static ImageDescription describe(
      String path,
      DeltaVisionHeader header,
      RawShape shape,
      SectionHeaders sections,
      String suffix) {
    return new ImageDescription(
        path.substring(path.lastIndexOf('/') + 1) + suffix,
        ImageRole.IMAGE,
        shape.sizeT(),
        shape.sizeC(),
        shape.sizeZ(),
        shape.sizeY(),
        shape.sizeX(),
        shape.sample().type(),
        header.physicalSizes(sections.secondsPerTime()),
        header.channels(shape.sizeC()),
        1,
        List.of(new Level(shape.sizeX(), shape.sizeY())),
        List.of(path),
        header.acquisition(sections.planes()),
        header.metadata(sections.metadata()).values());
  }
}
