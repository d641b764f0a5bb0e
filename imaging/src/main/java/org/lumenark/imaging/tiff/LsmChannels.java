package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;

/** Names, colours and wavelengths of an LSM's channels. */
final class LsmChannels {

  private static final double METRE_IN_NANOMETRES = 1e9;
  private static final double SHORTEST_NANOMETRES = 200;
  private static final double LONGEST_NANOMETRES = 2_000;

  private final TiffInput input;
  private final List<String> names = new ArrayList<>();
  private final List<String> colors = new ArrayList<>();
  private final List<OptionalDouble> wavelengths = new ArrayList<>();

  private LsmChannels(TiffInput input) {
    this.input = input;
  }

  /** What is damaged is left out: it decides nothing about pixels. */
  static List<Channel> read(TiffInput input, LsmInfo.Offsets offsets, int count)
      throws IOException {
    LsmChannels channels = new LsmChannels(input);
    try {
      if (offsets.channelColors() > 0) {
        channels.readColors(offsets.channelColors(), count);
      }
      if (offsets.channelWavelengths() > 0) {
        channels.readWavelengths(offsets.channelWavelengths(), count);
      }
    } catch (ImagingException e) {
      return channels.list(count);
    }
    return channels.list(count);
  }

  /** Size, counts, where colours and names are, from the block's start; then both. */
  private void readColors(long at, int count) throws IOException, ImagingException {
    long end = at + input.unsigned32(at);
    int colorCount = (int) Math.min(count, input.unsigned32(at + 4));
    long color = at + input.unsigned32(at + 12);
    for (int i = 0; i < colorCount; i++, color += 4) {
      colors.add(
          "%02X%02X%02X"
              .formatted(
                  input.unsigned8(color), input.unsigned8(color + 1), input.unsigned8(color + 2)));
    }
    long name = at + input.unsigned32(at + 16);
    while (names.size() < count && name + 4 <= end) {
      long length = input.unsigned32(name);
      if (length > end - name - 4) {
        return;
      }
      names.add(input.text(name + 4, length));
      name += 4 + length;
    }
  }

  /** First and last metre of each channel's band; negative where it has none. */
  private void readWavelengths(long at, int count) throws IOException, ImagingException {
    long stored = input.unsigned32(at);
    for (int i = 0; i < count && i < stored; i++) {
      double middle = (input.real64(at + 4 + i * 16L) + input.real64(at + 12 + i * 16L)) / 2;
      double nanometres = Math.rint(middle * METRE_IN_NANOMETRES * 1_000) / 1_000;
      boolean plausible = nanometres > SHORTEST_NANOMETRES && nanometres < LONGEST_NANOMETRES;
      wavelengths.add(plausible ? OptionalDouble.of(nanometres) : OptionalDouble.empty());
    }
  }

  private List<Channel> list(int count) {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      channels.add(
          new Channel(
              i < names.size()
                  ? Optional.of(names.get(i)).filter(name -> !name.isBlank())
                  : Optional.empty(),
              i < colors.size() ? Optional.of(colors.get(i)) : Optional.empty(),
              i < wavelengths.size() ? wavelengths.get(i) : OptionalDouble.empty()));
    }
    return channels;
  }
}
