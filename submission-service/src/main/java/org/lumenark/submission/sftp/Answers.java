package org.lumenark.submission.sftp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes answers of version 3 of the protocol. */
final class Answers {

  static final String LIMITS = "limits@openssh.com";

  private static final int VERSION = 2;
  private static final int STATUS = 101;
  private static final int HANDLE = 102;
  private static final int NAME = 104;
  private static final int ATTRIBUTES = 105;
  private static final int EXTENDED_REPLY = 201;
  private static final int SIZE_AND_PERMISSIONS = 0x5;
  private static final int FILE_MODE = 0100644;
  private static final int PARTIAL_MODE = 0100200;
  private static final int FOLDER_MODE = 0040755;

  private final DataOutputStream out;

  Answers(DataOutputStream out) {
    this.out = out;
  }

  /** The parts of an answer, which go out with their length. */
  private interface Content {
    void to(DataOutputStream packet) throws IOException;
  }

  /** Names the one extension. */
  void version() throws IOException {
    send(
        VERSION,
        packet -> {
          packet.writeInt(3);
          text(packet, LIMITS);
          text(packet, "1");
        });
  }

  /**
   * As section 4.8 of OpenSSH's PROTOCOL lays it out.
   *
   * @param packet longest request, in bytes
   * @param data longest piece of a file in one request, in bytes
   */
  void limits(int id, int packet, int data, int openHandles) throws IOException {
    send(
        EXTENDED_REPLY,
        reply -> {
          reply.writeInt(id);
          reply.writeLong(packet);
          reply.writeLong(data);
          reply.writeLong(data);
          reply.writeLong(openHandles);
        });
  }

  void status(int id, SftpFailure.Status status, String message) throws IOException {
    send(
        STATUS,
        packet -> {
          packet.writeInt(id);
          packet.writeInt(status.number());
          text(packet, message);
          text(packet, "en");
        });
  }

  void handle(int id, String handle) throws IOException {
    send(
        HANDLE,
        packet -> {
          packet.writeInt(id);
          text(packet, handle);
        });
  }

  void attributes(int id, Node node) throws IOException {
    send(
        ATTRIBUTES,
        packet -> {
          packet.writeInt(id);
          attributes(packet, node);
        });
  }

  void names(int id, List<Node> nodes) throws IOException {
    send(
        NAME,
        packet -> {
          packet.writeInt(id);
          packet.writeInt(nodes.size());
          for (Node node : nodes) {
            text(packet, node.name());
            text(packet, line(node));
            attributes(packet, node);
          }
        });
  }

  void flush() throws IOException {
    out.flush();
  }

  private static void attributes(DataOutputStream packet, Node node) throws IOException {
    packet.writeInt(SIZE_AND_PERMISSIONS);
    packet.writeLong(node.size());
    packet.writeInt(mode(node));
  }

  /** What is not whole can only be written. */
  private static int mode(Node node) {
    if (node.isFolder()) {
      return FOLDER_MODE;
    }
    return node.isWhole() ? FILE_MODE : PARTIAL_MODE;
  }

  /** As {@code ls -l} would show it; for people. */
  private static String line(Node node) {
    String mode =
        switch (mode(node)) {
          case FOLDER_MODE -> "drwxr-xr-x";
          case PARTIAL_MODE -> "--w-------";
          default -> "-rw-r--r--";
        };
    return "%s    1 -        -        %12d - %s".formatted(mode, node.size(), node.name());
  }

  private static void text(DataOutputStream packet, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    packet.writeInt(bytes.length);
    packet.write(bytes);
  }

  private void send(int type, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream packet = new DataOutputStream(bytes);
    packet.writeByte(type);
    content.to(packet);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }
}
