package org.lumenark.imaging.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.isolate.Message.Described;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.source.SourceWarning;

class RecordCodecTest {

  private static final Described DESCRIBED =
      new Described(
          List.of(
              new ImageDescription(
                  "größe \uD83D\uDD2C",
                  ImageRole.ASSOCIATED,
                  2,
                  3,
                  4,
                  50,
                  60,
                  SampleType.UINT64,
                  new PhysicalSizes(
                      OptionalDouble.of(0.1),
                      OptionalDouble.empty(),
                      OptionalDouble.of(2),
                      OptionalDouble.empty()),
                  List.of(
                      Channel.UNKNOWN,
                      new Channel(
                          Optional.of("DAPI"), Optional.of("0000FF"), OptionalDouble.of(461)),
                      Channel.UNKNOWN),
                  3,
                  List.of(new Level(60, 50), new Level(30, 25)),
                  List.of("a/b.tif"),
                  new Acquisition(
                      Optional.of("2020-02-03T04:05:06Z"),
                      Optional.of(
                          new Acquisition.Instrument(Optional.of("maker"), Optional.empty())),
                      Optional.of(
                          new Acquisition.Objective(
                              Optional.empty(),
                              OptionalDouble.of(63),
                              OptionalDouble.of(1.4),
                              Optional.of("Oil"))),
                      List.of(
                          new Acquisition.PlanePosition(
                              1,
                              2,
                              3,
                              OptionalDouble.of(0.5),
                              OptionalDouble.of(-1),
                              OptionalDouble.empty(),
                              OptionalDouble.of(7)))),
                  Map.of("key", "value"))),
          List.of(List.of(16, 8)),
          List.of(Optional.of("A/1/0")),
          Optional.of(
              new Plate(
                  "p",
                  List.of("A"),
                  List.of("1"),
                  List.of(
                      new Plate.Run(
                          2,
                          Optional.of("run"),
                          Optional.empty(),
                          OptionalDouble.of(1e9),
                          OptionalDouble.empty(),
                          List.of("A/1/0"))))),
          List.of(Optional.of("{\"colors\":[]}")),
          List.of(new SourceWarning("test.odd", "a/b.tif", "It is odd.")));

  @Test
  void whatIsSentIsReceived() throws IOException {
    assertThat(receive(frame(DESCRIBED))).isEqualTo(DESCRIBED);
    Message detected =
        new Message.Detected(new Detection("tiff", 0.5, "II", false, true, Optional.of("gzip")));
    assertThat(receive(frame(detected))).isEqualTo(detected);
  }

  @Test
  void anEndWithinAFrameIsTheEndOfTheOther() throws IOException {
    byte[] frame = frame(DESCRIBED);
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(frame, length);
      assertThatThrownBy(() -> receive(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aFrameThatIsNoneIsRefusedWithoutMuchAdo() throws IOException {
    byte[] frame = frame(DESCRIBED);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 4_000; i++) {
      byte[] flipped = frame.clone();
      flipped[5 + random.nextInt(frame.length - 5)] ^= (byte) (1 << random.nextInt(8));
      try {
        receive(flipped);
      } catch (IOException expected) {
        assertThat(expected).isInstanceOf(MalformedFrameException.class);
      }
    }
  }

  @Test
  void aCountOrLengthBeyondTheFrameIsRefusedBeforeAnythingIsAllocated() {
    byte[] long31 =
        ByteBuffer.allocate(9).putInt(4).put((byte) 0).putInt(Integer.MAX_VALUE).array();
    assertThatThrownBy(() -> receive(long31)).isInstanceOf(MalformedFrameException.class);
    byte[] frame = ByteBuffer.allocate(5).putInt(Integer.MAX_VALUE).array();
    assertThatThrownBy(() -> receive(frame)).isInstanceOf(MalformedFrameException.class);
    byte[] type = ByteBuffer.allocate(5).put(4, (byte) 99).array();
    assertThatThrownBy(() -> receive(type)).isInstanceOf(MalformedFrameException.class);
  }

  private static byte[] frame(Message message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new MessageStream(new ByteArrayInputStream(new byte[0]), bytes).send(message);
    return bytes.toByteArray();
  }

  private static Message receive(byte[] frame) throws IOException {
    return new MessageStream(new ByteArrayInputStream(frame), new ByteArrayOutputStream())
        .receive();
  }
}
