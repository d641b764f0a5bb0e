package org.lumenark.submission.sftp;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request of version 3 of the protocol, draft-ietf-secsh-filexfer-02. */
record Packet(int type, ByteBuffer rest) {

  /** Clients may send 34,000 bytes; some send more data at a time. */
  static final int LONGEST = 512 << 10;

  private static final int SIZE = 0x1;
  private static final int OWNER = 0x2;
  private static final int PERMISSIONS = 0x4;
  private static final int TIMES = 0x8;

  /** Empty at the end of the stream. */
  static Optional<Packet> read(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long length = (long) first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    if (length < 1 || length > LONGEST) {
      throw new IOException("a packet of " + length + " bytes");
    }
    byte[] content = in.readNBytes((int) length);
    if (content.length < length) {
      throw new EOFException("a packet ended early");
    }
    return Optional.of(
        new Packet(content[0] & 0xFF, ByteBuffer.wrap(content, 1, content.length - 1)));
  }

  int number() throws SftpFailure {
    try {
      return rest.getInt();
    } catch (BufferUnderflowException tooShort) {
      throw SftpFailure.badMessage();
    }
  }

  /** Unsigned in the protocol: what is negative here is beyond every file. */
  long offset() throws SftpFailure {
    try {
      return rest.getLong();
    } catch (BufferUnderflowException tooShort) {
      throw SftpFailure.badMessage();
    }
  }

  /** The next so many bytes, as they announce themselves. */
  ByteBuffer data() throws SftpFailure {
    int length = number();
    if (length < 0 || length > rest.remaining()) {
      throw SftpFailure.badMessage();
    }
    ByteBuffer data = rest.slice(rest.position(), length);
    rest.position(rest.position() + length);
    return data;
  }

  String text() throws SftpFailure {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(data()).toString();
    } catch (CharacterCodingException none) {
      throw SftpFailure.failed("path.encoding", "The name is not valid UTF-8.");
    }
  }

  /** Length of a file among its attributes, which are all read. */
  Optional<Long> attributes() throws SftpFailure {
    int flags = number();
    Optional<Long> size = Optional.empty();
    if ((flags & SIZE) != 0) {
      size = Optional.of(offset());
    }
    int numbers =
        ((flags & OWNER) != 0 ? 2 : 0)
            + ((flags & PERMISSIONS) != 0 ? 1 : 0)
            + ((flags & TIMES) != 0 ? 2 : 0);
    for (int index = 0; index < numbers; index++) {
      number();
    }
    return size;
  }
}
