package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/** The messages of one object, of versions 1 and 2, continuations included. */
record ObjectHeader(Hdf5Bytes file, long address, List<Message> messages) {

  static final int DATASPACE = 0x01;
  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int FILL = 0x05;
  static final int LINK = 0x06;
  static final int EXTERNAL_FILES = 0x07;
  static final int LAYOUT = 0x08;
  static final int FILTERS = 0x0B;
  static final int ATTRIBUTE = 0x0C;
  static final int SYMBOL_TABLE = 0x11;
  static final int ATTRIBUTE_INFO = 0x15;

  private static final int CONTINUATION = 0x10;
  private static final int MOST_MESSAGES = 65_536;
  private static final int MOST_BLOCKS = 4_096;

  /** One message; a shared one holds the address of the other object instead of its content. */
  record Message(int type, boolean shared, byte[] content, long address) {}

  private record Block(long address, long length) {}

  ObjectHeader {
    messages = List.copyOf(messages);
  }

  static ObjectHeader read(Hdf5Bytes file, long address) throws IOException, ImagingException {
    Fields head = file.upTo(address, 64);
    if (head.u8() == 1) {
      head.skip(1);
      head.skip(2);
      head.skip(4);
      long length = head.u32();
      return new ObjectHeader(file, address, messages(file, new Block(address + 16, length), null));
    }
    head.seek(0);
    if (!head.starts("OHDR") || head.u8() != 2) {
      throw file.damaged(address, "This is no object of HDF5.");
    }
    int flags = head.u8();
    head.skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
    long length = head.number(1 << (flags & 3));
    Block first = new Block(address + head.position(), length);
    return new ObjectHeader(file, address, messages(file, first, flags));
  }

  /**
   * @param flags of version 2; null in version 1
   */
  private static List<Message> messages(
      Hdf5Bytes file, Block first, @org.jspecify.annotations.Nullable Integer flags)
      throws IOException, ImagingException {
    List<Message> messages = new ArrayList<>();
    Deque<Block> blocks = new ArrayDeque<>(List.of(first));
    int seen = 0;
    while (!blocks.isEmpty()) {
      if (++seen > MOST_BLOCKS || messages.size() > MOST_MESSAGES) {
        throw file.damaged(first.address, "The header of an object does not end.");
      }
      Block block = blocks.poll();
      boolean signed = flags != null && seen > 1;
      Fields in = file.at(block.address, block.length);
      if (signed && !in.starts("OCHK")) {
        throw file.damaged(block.address, "A header does not go on where it says.");
      }
      int least = flags == null ? 8 : (flags & 4) != 0 ? 6 : 4;
      int end = signed ? (int) block.length - 4 : (int) block.length;
      while (end - in.position() >= least) {
        Message message = flags == null ? one(in) : two(in, flags);
        if (message.type == CONTINUATION) {
          Fields next = file.fields(message.content, message.address);
          blocks.add(new Block(next.offset(), next.length()));
        } else if (message.type != 0) {
          messages.add(message);
        }
      }
    }
    return messages;
  }

  private static Message one(Fields in) throws ImagingException {
    int type = in.u16();
    int size = in.u16();
    int flags = in.u8();
    in.skip(3);
    long address = in.address() + in.position();
    return new Message(type, (flags & 2) != 0, in.bytes(size), address);
  }

  private static Message two(Fields in, int headerFlags) throws ImagingException {
    int type = in.u8();
    int size = in.u16();
    int flags = in.u8();
    in.skip((headerFlags & 4) != 0 ? 2 : 0);
    long address = in.address() + in.position();
    return new Message(type, (flags & 2) != 0, in.bytes(size), address);
  }

  /** The first message of a type. */
  Optional<Fields> first(int type) throws ImagingException {
    for (Message message : messages) {
      if (message.type == type) {
        if (message.shared) {
          throw file.unsupported(
              "shared-message",
              address,
              "Shared messages are not read. Written without them, the file can be.");
        }
        return Optional.of(fields(message));
      }
    }
    return Optional.empty();
  }

  Fields fields(Message message) {
    return file.fields(message.content, message.address);
  }
}
