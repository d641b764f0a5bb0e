package org.lumenark.imaging.texture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.ome.PlateFields;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** A reader that opens a given source, whatever it is asked for. */
public record TextureReader(PixelSource source) implements PixelSourceProvider {

  /** A file set without files, for sources that need none. */
  public static final FileSet NO_FILES =
      new FileSet() {
        @Override
        public Stream<String> paths() {
          return Stream.empty();
        }

        @Override
        public Optional<ByteSource> open(String path) {
          return Optional.empty();
        }
      };

  /** A converter that takes every file for the given source. */
  public static ImageConverter converterOf(PixelSource source) {
    return new ImageConverter(
        (files, path) -> new Detection("tiff", 1, "given", true, true, Optional.empty()),
        detection -> Optional.of(new TextureReader(source)),
        TextureReader::xml);
  }

  /** The least OME-XML. */
  private static byte[] xml(List<ImageDescription> images, Optional<PlateFields> plate) {
    return "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"/>"
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return "texture";
  }

  @Override
  public List<String> formats() {
    return List.of("tiff");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits) {
    return source;
  }
}
