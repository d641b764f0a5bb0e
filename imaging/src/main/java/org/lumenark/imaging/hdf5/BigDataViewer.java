package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.SampleType;

/** The setups of a Big Data Viewer file, each an image of its own. */
final class BigDataViewer {

  private final Hdf5Set files;
  private final Optional<BdvXml> xml;

  BigDataViewer(Hdf5Set files, Optional<BdvXml> xml) {
    this.files = files;
    this.xml = xml;
  }

  List<VolumeImage> images() throws IOException, ImagingException {
    Hdf5Set.Node root = files.root();
    NavigableMap<Integer, String> times = files.numbered(root, "t");
    List<VolumeImage> images = new ArrayList<>();
    for (Map.Entry<Integer, String> setup : files.numbered(root, "s").entrySet()) {
      Optional<VolumeImage> image =
          image(root, setup.getKey(), setup.getValue(), List.copyOf(times.values()));
      image.ifPresent(images::add);
    }
    if (images.isEmpty()) {
      throw new ImagingException(
          "bdv.no-pixels", files.path(), "No setup has pixels at any time point.");
    }
    return images;
  }

  private Optional<VolumeImage> image(
      Hdf5Set.Node root, int number, String setup, List<String> times)
      throws IOException, ImagingException {
    VolumeImage.Finder finder =
        (level, t, c) -> {
          String path = times.get(t) + "/" + setup + "/" + level + "/cells";
          Optional<Hdf5Set.Node> cells = files.find(root, path);
          return cells.isPresent()
              ? Optional.of(unsigned(Volume.of(cells.get())))
              : Optional.empty();
        };
    Optional<Volume> first = Optional.empty();
    int seen = 0;
    while (seen < times.size() && first.isEmpty()) {
      first = finder.volume(0, seen++, 0);
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int[] size = first.get().shape();
    List<int[]> sizes = new ArrayList<>(List.of(size));
    Optional<Volume> next = finder.volume(1, seen - 1, 0);
    while (next.isPresent() && next.get().shape()[0] == size[0] && sizes.size() < 32) {
      sizes.add(next.get().shape());
      next = finder.volume(sizes.size(), seen - 1, 0);
    }
    Optional<BdvXml.Setup> told =
        xml.flatMap(found -> Optional.ofNullable(found.setups().get(number)));
    List<String> names = new ArrayList<>(List.of(files.path()));
    xml.ifPresent(found -> names.add(found.path()));
    ImageDescription description =
        new ImageDescription(
            told.flatMap(BdvXml.Setup::name).orElse(String.format(Locale.ROOT, "setup %d", number)),
            ImageRole.IMAGE,
            times.size(),
            1,
            size[0],
            size[1],
            size[2],
            first.get().type(),
            told.map(BdvXml.Setup::sizes).orElse(PhysicalSizes.UNKNOWN),
            List.of(Channel.UNKNOWN),
            1,
            sizes.stream().map(each -> new Level(each[2], each[1])).toList(),
            names,
            Acquisition.UNKNOWN,
            Map.of());
    return Optional.of(new VolumeImage(description, sizes, finder));
  }

  private static Volume unsigned(Volume volume) {
    return volume.type() == SampleType.INT16 ? volume.as(SampleType.UINT16) : volume;
  }
}
