package org.lumenark.imaging.mrc;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.raw.RawChannels;
import org.lumenark.imaging.raw.RawData;
import org.lumenark.imaging.raw.RawImage;
import org.lumenark.imaging.raw.RawLayout;
import org.lumenark.imaging.raw.RawPixelSource;
import org.lumenark.imaging.raw.RawShape;
import org.lumenark.imaging.raw.RawShape.Outer;
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
 * MRC and CCP4 maps, image stacks and tilt series of electron microscopy.
 *
 * <p>Format: MRC2014 with update 20141 (Cheng et al. 2015, J. Struct. Biol. 192, 146;
 * https://www.ccpem.ac.uk/mrc-format/mrc2014/), and for what is outside it the notes of IMOD
 * (https://bio3d.colorado.edu/imod/doc/mrc_format.txt). Modes 0, 1, 2, 6, 12 (read as float32), 16
 * (RGB of IMOD) and 101 (4 bit, read as uint8); transforms (3, 4) are not read.
 *
 * <ul>
 *   <li>Columns, rows and sections are x, y and z as they are stored, wherever MAPC, MAPR and MAPS
 *       place them in the crystal; the pixel size of each is that of the axis it lies along.
 *   <li>Bytes (mode 0) are signed, as MRC2014 says, unless IMOD's stamp says unsigned or a file
 *       from before MRC2014 declares a maximum above 127.
 *   <li>A stack of volumes (ISPG from 401 on) has its volumes along t.
 *   <li>The machine stamp tells the byte order; where that makes no sense of the header, the other
 *       order is tried.
 *   <li>Extended headers of kind FEI1, FEI2, SERI and AGAR give stage positions, times and tilts.
 * </ul>
 */
public final class MrcReader implements PixelSourceProvider {

  static final String FORMAT = "mrc";

  /** For the service loader. */
  public MrcReader() {}

  @Override
  public String name() {
    return "lumenark-mrc";
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
    MrcHeader header = MrcHeader.read(source, path);
    MrcMode mode = header.mode(path);
    int volumes = header.volumes();
    RawShape shape =
        RawShape.of(
            FORMAT,
            path + " header",
            limits,
            mode.sample(),
            mode.samplesPerPixel(),
            volumes,
            mode.samplesPerPixel(),
            header.sections() / volumes,
            header.rows(),
            header.columns());
    shape.checkInside(
        FORMAT, path + " byte " + header.dataOffset(), header.dataOffset(), source.size());
    RawLayout layout =
        shape.layout(header.bytes().order(), header.dataOffset(), Outer.Z, Outer.GROUP, Outer.T);
    MrcExtendedHeader extended = MrcExtendedHeader.read(source, header, path, limits);
    RawImage image =
        new RawImage(
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
                mode.samplesPerPixel() == 1
                    ? RawChannels.unknown(shape.sizeC())
                    : RawChannels.rgb(shape.sizeC()),
                shape.samplesPerPixel(),
                List.of(new Level(shape.sizeX(), shape.sizeY())),
                List.of(path),
                extended.acquisition(),
                header.metadata(extended.metadata()).values()),
            layout);
    return new RawPixelSource(
        RawData.of(source),
        List.of(image),
        shape.surplus(FORMAT, path, header.dataOffset(), source.size()));
  }
}
