package org.lumenark.imaging.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.pyramid.ChannelStatistics;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.zarr.DisplayChannel;

class DisplayTest {

  @Test
  void aSingleChannelIsGreyUnlessItsFileSaysOtherwise() {
    assertThat(colors(Channel.UNKNOWN)).containsExactly("FFFFFF");
    assertThat(colors(colored("ff8000"))).containsExactly("FF8000");
    assertThat(colors(colored("000000"))).containsExactly("FFFFFF");
  }

  @Test
  void channelsThatAllHaveTheSameColourAreToldApart() {
    assertThat(colors(colored("FFFFFF"), colored("FFFFFF"), colored("FFFFFF")))
        .doesNotHaveDuplicates()
        .doesNotContain("FFFFFF");
    assertThat(colors(colored("FF0000"), colored("FF0000"), colored("00FF00")))
        .containsExactly("FF0000", "FF0000", "00FF00");
  }

  @ParameterizedTest
  @CsvSource({
    "DAPI, 0000FF",
    "Hoechst 33342, 0000FF",
    "EGFP-tubulin, 00FF00",
    "Alexa 488, 00FF00",
    "TexasRed, FF0000",
    "Cy3, FF0000",
    "Cy5, FF00FF",
    "Brightfield, FFFFFF",
    "DIC, FFFFFF"
  })
  void dyesHaveTheColourThatPeopleExpect(String name, String color) {
    assertThat(colors(named(name), Channel.UNKNOWN)).first().isEqualTo(color);
  }

  @Test
  void wavelengthsGiveColoursAndNoneIsGivenTwice() {
    assertThat(colors(emitting(450), emitting(520), emitting(525), emitting(610), emitting(680)))
        .startsWith("0000FF", "00FF00")
        .endsWith("FF0000", "FF00FF")
        .doesNotHaveDuplicates();
  }

  @Test
  void transmittedLightDoesNotHideFluorescence() {
    List<DisplayChannel> mixed = channels(1, SampleType.UINT8, named("GFP"), named("Bright field"));
    assertThat(mixed).extracting(DisplayChannel::active).containsExactly(true, false);
    assertThat(channels(1, SampleType.UINT8, named("Bright field")).getFirst().active()).isTrue();
  }

  @Test
  void sixChannelsAreShownAtFirstAndOfManyTheFirstFour() {
    assertThat(channels(1, SampleType.UINT8, many(6, Channel.UNKNOWN)))
        .filteredOn(DisplayChannel::active)
        .hasSize(6);
    assertThat(channels(1, SampleType.UINT8, many(28, Channel.UNKNOWN)))
        .filteredOn(DisplayChannel::active)
        .hasSize(4);
  }

  @Test
  void ofASpectrumOneStepIsShownInItsColourAndAllStepsAreComparable() {
    List<DisplayChannel> sweep = channels(1, SampleType.UINT8, many(20, colored("00FF00")));
    assertThat(sweep).filteredOn(DisplayChannel::active).hasSize(1);
    assertThat(sweep).allMatch(channel -> channel.color().equals("00FF00"));

    Channel[] rising = new Channel[10];
    for (int c = 0; c < rising.length; c++) {
      rising[c] = emitting(450 + 20 * c);
    }
    assertThat(channels(1, SampleType.UINT8, rising)).filteredOn(DisplayChannel::active).hasSize(1);
    assertThat(colors(rising)).contains("0000FF", "00FF00", "FF0000");
  }

  private static Channel[] many(int count, Channel channel) {
    return Collections.nCopies(count, channel).toArray(Channel[]::new);
  }

  @Test
  void trueColourIsShownInTheRangeOfItsNumbersAndTransparencyNotAtAll() {
    Channel[] four = {Channel.UNKNOWN, Channel.UNKNOWN, Channel.UNKNOWN, Channel.UNKNOWN};
    List<DisplayChannel> bytes = channels(4, SampleType.UINT8, four);
    assertThat(bytes).extracting(DisplayChannel::active).containsExactly(true, true, true, false);
    assertThat(bytes)
        .extracting(DisplayChannel::color)
        .containsExactly("FF0000", "00FF00", "0000FF", "FFFFFF");
    assertThat(bytes).allMatch(channel -> channel.start() == 0 && channel.end() == 255);

    List<DisplayChannel> words =
        channels(3, SampleType.UINT16, Channel.UNKNOWN, Channel.UNKNOWN, Channel.UNKNOWN);
    assertThat(words).allMatch(channel -> channel.start() == 0 && channel.end() == 4095);
  }

  private static List<String> colors(Channel... channels) {
    return channels(1, SampleType.UINT8, channels).stream().map(DisplayChannel::color).toList();
  }

  /** Of images whose largest sample is 200 in bytes and 3,000 in words. */
  private static List<DisplayChannel> channels(
      int samplesPerGroup, SampleType type, Channel... channels) {
    ImageDescription image =
        new ImageDescription(
            "image",
            ImageRole.IMAGE,
            1,
            channels.length,
            1,
            1,
            4,
            type,
            new PhysicalSizes(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty()),
            List.of(channels),
            samplesPerGroup,
            List.of(new Level(4, 1)),
            List.of("image.tif"),
            Acquisition.UNKNOWN,
            Map.of());
    List<ChannelStatistics> statistics = new ArrayList<>();
    for (int c = 0; c < channels.length; c++) {
      ChannelStatistics measured = new ChannelStatistics(type, 256);
      if (type == SampleType.UINT8) {
        measured.add(new byte[] {0, 10, 20, (byte) 200}, 0, 4);
      } else {
        measured.add(new byte[] {0, 0, 10, 0, 20, 0, (byte) (3000 & 0xFF), 3000 >> 8}, 0, 4);
      }
      statistics.add(measured);
    }
    return Display.channels(image, statistics);
  }

  private static Channel named(String name) {
    return new Channel(Optional.of(name), Optional.empty(), OptionalDouble.empty());
  }

  private static Channel colored(String color) {
    return new Channel(Optional.empty(), Optional.of(color), OptionalDouble.empty());
  }

  private static Channel emitting(double nanometres) {
    return new Channel(Optional.empty(), Optional.empty(), OptionalDouble.of(nanometres));
  }
}
