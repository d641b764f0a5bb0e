package org.lumenark.imaging.isolate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages over a pair of pipes. A frame is its length (four bytes, big-endian), the number of its
 * type, and the record. Sending and receiving are confined to one thread each.
 */
final class MessageStream {

  private static final int MOST_BYTES = 256 << 20;
  private static final int HEAD = 5;
  private static final List<Class<? extends Record>> TYPES = types();

  private final InputStream in;
  private final OutputStream out;

  MessageStream(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  private static List<Class<? extends Record>> types() {
    List<Class<? extends Record>> types = new ArrayList<>();
    for (Class<?> group : Message.class.getPermittedSubclasses()) {
      for (Class<?> type : group.getPermittedSubclasses()) {
        types.add(type.asSubclass(Record.class));
      }
    }
    return List.copyOf(types);
  }

  void send(Message message) throws IOException {
    Record body = (Record) message;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      data.writeInt(0);
      data.writeByte(TYPES.indexOf(body.getClass()));
      RecordCodec.write(body, data);
    }
    byte[] frame = bytes.toByteArray();
    ByteBuffer.wrap(frame).putInt(frame.length - HEAD);
    out.write(frame);
    out.flush();
  }

  /**
   * @throws EOFException if the other process is gone
   */
  Message receive() throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (head.length < HEAD) {
      throw new EOFException("the other process is gone");
    }
    int length = ByteBuffer.wrap(head).getInt();
    int type = head[HEAD - 1];
    if (length < 0 || length > MOST_BYTES || type < 0 || type >= TYPES.size()) {
      throw new MalformedFrameException("frame of " + length + " bytes and type " + type);
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the other process is gone");
    }
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(body))) {
      return (Message) RecordCodec.read(TYPES.get(type), data);
    } catch (EOFException e) {
      throw new MalformedFrameException("a frame ends within its record");
    }
  }
}
