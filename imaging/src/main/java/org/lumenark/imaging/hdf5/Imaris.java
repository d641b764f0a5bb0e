package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;

/** The data sets of an Imaris file as images: time points, channels and resolutions are groups. */
final class Imaris {

  private static final String LEVEL = "ResolutionLevel ";
  private static final String TIME = "TimePoint ";
  private static final String CHANNEL = "Channel ";

  private final Hdf5Set files;

  Imaris(Hdf5Set files) {
    this.files = files;
  }

  List<VolumeImage> images() throws IOException, ImagingException {
    Hdf5Set.Node root = files.root();
    List<VolumeImage> images = new ArrayList<>();
    for (int number = 0; images.size() < files.limits().maxDirectories(); number++) {
      String suffix = number == 0 ? "" : Integer.toString(number);
      Optional<Hdf5Set.Node> dataSet = files.find(root, "DataSet" + suffix);
      if (dataSet.isEmpty() || files.numbered(dataSet.get(), LEVEL).isEmpty()) {
        break;
      }
      images.add(image(dataSet.get(), ImarisInfo.of(files, "DataSetInfo" + suffix), suffix));
    }
    if (images.isEmpty()) {
      throw new ImagingException(
          "imaris.no-pixels", files.path(), "There is no DataSet with a ResolutionLevel 0.");
    }
    return images;
  }

  private VolumeImage image(Hdf5Set.Node dataSet, ImarisInfo info, String suffix)
      throws IOException, ImagingException {
    Hdf5Set.Node full = require(dataSet, LEVEL + 0);
    NavigableMap<Integer, String> times = files.numbered(full, TIME);
    if (times.isEmpty()) {
      throw missing(LEVEL + 0 + "/" + TIME + 0);
    }
    List<String> channels =
        List.copyOf(files.numbered(require(full, times.firstEntry().getValue()), CHANNEL).values());
    if (channels.isEmpty()) {
      throw missing(LEVEL + 0 + "/" + times.firstEntry().getValue() + "/" + CHANNEL + 0);
    }
    List<String> timeNames = List.copyOf(times.values());
    VolumeImage.Finder finder =
        (level, t, c) ->
            Optional.of(
                volume(dataSet, LEVEL + level + "/" + timeNames.get(t) + "/" + channels.get(c)));
    List<int[]> sizes = new ArrayList<>();
    for (int level : files.numbered(dataSet, LEVEL).keySet()) {
      String channel = LEVEL + level + "/" + timeNames.getFirst() + "/" + channels.getFirst();
      if (level != sizes.size() || files.find(dataSet, channel).isEmpty()) {
        break;
      }
      int[] size = size(require(dataSet, channel), level, info);
      if (level > 0 && size[0] != sizes.getFirst()[0]) {
        break;
      }
      sizes.add(size);
    }
    if (sizes.isEmpty()) {
      throw missing(LEVEL + 0 + "/" + timeNames.getFirst() + "/" + channels.getFirst());
    }
    int[] size = sizes.getFirst();
    Volume first = finder.volume(0, 0, 0).orElseThrow();
    String name = info.text("Image", "Name").orElse(plainName() + suffix);
    Map<String, String> original = info.all();
    ImageDescription description =
        new ImageDescription(
            name,
            ImageRole.IMAGE,
            timeNames.size(),
            channels.size(),
            size[0],
            size[1],
            size[2],
            first.type(),
            info.sizes(timeNames.size(), size[0], size[1], size[2]),
            info.channels(channels.size()),
            1,
            sizes.stream().map(each -> new Level(each[2], each[1])).toList(),
            names(full, timeNames),
            info.acquisition(),
            original);
    return new VolumeImage(description, sizes, finder);
  }

  /** The size without padding: of the channel, else of the image, else that of the dataset. */
  private int[] size(Hdf5Set.Node channel, int level, ImarisInfo info)
      throws IOException, ImagingException {
    int[] stored = volume(channel, "").shape();
    Map<String, String> attributes = channel.attributes();
    String[] axes = {"Z", "Y", "X"};
    int[] size = stored.clone();
    for (int axis = 0; axis < 3; axis++) {
      String own = attributes.getOrDefault("ImageSize" + axes[axis], "");
      OptionalDouble whole =
          own.matches("[1-9][0-9]{0,8}")
              ? OptionalDouble.of(Integer.parseInt(own))
              : level == 0 ? info.number("Image", axes[axis]) : OptionalDouble.empty();
      if (whole.isPresent() && whole.getAsDouble() >= 1 && whole.getAsDouble() <= stored[axis]) {
        size[axis] = (int) whole.getAsDouble();
      }
    }
    return size;
  }

  private Volume volume(Hdf5Set.Node from, String channel) throws IOException, ImagingException {
    return Volume.of(require(from, channel + "/Data"));
  }

  private Hdf5Set.Node require(Hdf5Set.Node from, String path)
      throws IOException, ImagingException {
    Optional<Hdf5Set.Node> node = files.find(from, path.startsWith("/") ? path.substring(1) : path);
    if (node.isEmpty()) {
      throw missing(path);
    }
    return node.get();
  }

  private ImagingException missing(String path) {
    return new ImagingException(
        "imaris.group-missing", files.path() + " " + path, "There is nothing at this path.");
  }

  /** This file, and those that channels are links to. */
  private List<String> names(Hdf5Set.Node level, List<String> times)
      throws IOException, ImagingException {
    Set<String> names = new LinkedHashSet<>(files.files().subList(0, 1));
    for (String time : times) {
      names.addAll(files.externals(require(level, time)));
    }
    return List.copyOf(names);
  }

  private String plainName() {
    String name = files.path().substring(files.path().lastIndexOf('/') + 1);
    return name.replaceFirst("\\.[^.]*$", "");
  }
}
