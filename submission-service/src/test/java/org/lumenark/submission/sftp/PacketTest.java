package org.lumenark.submission.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {

  @Test
  void aRequestIsReadAsTheDraftOfTheProtocolLaysItOut() throws Exception {
    Packet packet = read("00000011 03 00000007 00000003 612fc3 0000001a 00").orElseThrow();

    assertThat(packet.type()).isEqualTo(3);
    assertThat(packet.number()).isEqualTo(7);
    assertThatThrownBy(packet::text).isInstanceOf(SftpFailure.class).hasMessageContaining("UTF-8");
    assertThat(packet.number()).isEqualTo(26);
  }

  @Test
  void theEndBetweenTwoRequestsIsNoError() throws Exception {
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "00080001 01", "ffffffff 01"})
  void aLengthThatNoRequestHasEndsTheSession(String hex) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("a packet of");
  }

  @Test
  void aRequestThatEndsEarlyEndsTheSession() {
    assertThatThrownBy(() -> read("00000009 03 0000")).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00000005 03 000000ff", "00000006 03 0000 00ff 61", "00000005 03 ffffffff"})
  void dataThatClaimsMoreThanThereIsIsRefused(String hex) throws Exception {
    Packet packet = read(hex).orElseThrow();

    assertThatThrownBy(packet::data)
        .isInstanceOfSatisfying(
            SftpFailure.class,
            refused -> assertThat(refused.status()).isEqualTo(SftpFailure.Status.BAD_MESSAGE));
  }

  private static Optional<Packet> read(String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return Packet.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
