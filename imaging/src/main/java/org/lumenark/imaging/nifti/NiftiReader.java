package org.lumenark.imaging.nifti;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.nifti.NiftiPair.Half;
import org.lumenark.imaging.raw.RawChannels;
import org.lumenark.imaging.raw.RawData;
import org.lumenark.imaging.raw.RawImage;
import org.lumenark.imaging.raw.RawPixelSource;
import org.lumenark.imaging.raw.RawShape;
import org.lumenark.imaging.raw.RawShape.Outer;
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
 * NIfTI-1 and NIfTI-2 in one file or in a pair of {@code .hdr} and {@code .img}, and Analyze 7.5.
 *
 * <p>Format: NIfTI-1.1 (https://nifti.nimh.nih.gov/nifti-1/), NIfTI-2
 * (https://nifti.nimh.nih.gov/nifti-2/), Analyze 7.5 (Mayo Foundation, dbh.h) with the types that
 * SPM added. The five first dimensions are x, y, z, t and c; RGB24 and RGBA32 are three and four
 * channels. All integer types and floating point up to 64 bits; complex numbers, 128-bit numbers
 * and, in Analyze, single bits and RGB (whose order differs between programs) are not read. Slope
 * and intercept are not applied but kept as metadata, as are the orientation matrices. Names and
 * numbers of patients are not taken over from Analyze headers.
 */
public final class NiftiReader implements PixelSourceProvider {

  /** For the service loader. */
  public NiftiReader() {}

  @Override
  public String name() {
    return "lumenark-nifti";
  }

  @Override
  public List<String> formats() {
    return List.of("nifti", "analyze");
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException {
    return NiftiPair.presentSamples(files, path).stream().toList();
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    Half entry =
        NiftiPair.isSamples(path)
            ? NiftiPair.header(files, path)
            : new Half(path, files.open(path).orElseThrow(() -> new FileNotFoundException(path)));
    ByteSource data = entry.source();
    try {
      NiftiHeader header = NiftiHeader.read(entry.source(), entry.path());
      List<String> parts = List.of(entry.path());
      if (!header.single()) {
        entry.source().close();
        Half samples = NiftiPair.samples(files, entry.path(), header.format(), limits);
        data = samples.source();
        parts = List.of(entry.path(), samples.path());
      }
      return pixels(header, parts, data, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static PixelSource pixels(
      NiftiHeader header, List<String> parts, ByteSource data, ReadLimits limits)
      throws ImagingException {
    String path = parts.getFirst();
    String place = path + " header";
    NiftiType type = NiftiType.of(header, place);
    long[] xyztc = header.sizes(place);
    RawShape shape =
        RawShape.of(
            header.format(),
            place,
            limits,
            type.sample(),
            type.samplesPerPixel(),
            xyztc[3],
            xyztc[4] * type.samplesPerPixel(),
            xyztc[2],
            xyztc[1],
            xyztc[0]);
    long first = header.dataOffset(path);
    shape.checkInside(header.format(), parts.getLast() + " byte " + first, first, data.size());
    ImageDescription description =
        new ImageDescription(
            path.substring(path.lastIndexOf('/') + 1),
            ImageRole.IMAGE,
            shape.sizeT(),
            shape.sizeC(),
            shape.sizeZ(),
            shape.sizeY(),
            shape.sizeX(),
            shape.sample().type(),
            header.physicalSizes(),
            type.samplesPerPixel() == 1
                ? RawChannels.unknown(shape.sizeC())
                : RawChannels.rgb(shape.sizeC()),
            shape.samplesPerPixel(),
            List.of(new Level(shape.sizeX(), shape.sizeY())),
            parts,
            Acquisition.UNKNOWN,
            header.metadata().values());
    RawImage image =
        new RawImage(
            description,
            shape.layout(header.bytes().order(), first, Outer.Z, Outer.T, Outer.GROUP));
    return new RawPixelSource(
        RawData.of(data),
        List.of(image),
        shape.surplus(header.format(), parts.getLast(), first, data.size()));
  }
}
