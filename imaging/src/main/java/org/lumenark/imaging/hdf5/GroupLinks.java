package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.imaging.source.ImagingException;

/** The members of a group: of its symbol table, of link messages in its header, or of a heap. */
final class GroupLinks {

  private static final int MOST_DEPTH = 16;
  private static final int SOFT = 2;

  private final Hdf5Bytes file;
  private final Map<String, Link> links = new TreeMap<>();
  private final int most;
  private int nodes;

  private GroupLinks(Hdf5Bytes file, int most) {
    this.file = file;
    this.most = most;
  }

  /**
   * @param most members and nodes of the tree
   */
  static Map<String, Link> of(ObjectHeader group, int most) throws IOException, ImagingException {
    GroupLinks found = new GroupLinks(group.file(), most);
    Optional<Fields> table = group.first(ObjectHeader.SYMBOL_TABLE);
    if (table.isPresent()) {
      long tree = table.get().offset();
      found.table(tree, found.heap(table.get().offset()));
    }
    Optional<Fields> info = group.first(ObjectHeader.LINK_INFO);
    if (info.isPresent()) {
      Dense.links(info.get(), most, found::link);
    }
    for (ObjectHeader.Message message : group.messages()) {
      if (message.type() == ObjectHeader.LINK && !message.shared()) {
        found.link(group.fields(message));
      }
    }
    return found.links;
  }

  private byte[] heap(long address) throws IOException, ImagingException {
    Fields head = file.at(address, 8 + 2L * file.lengthBytes() + file.offsetBytes());
    if (!head.starts("HEAP")) {
      throw file.damaged(address, "The names of a group are not where it says.");
    }
    head.skip(4);
    long size = head.length();
    head.length();
    return file.bytes(head.offset(), size);
  }

  private void table(long tree, byte[] heap) throws IOException, ImagingException {
    node(tree, heap, MOST_DEPTH);
  }

  /** Levels fall from a node to those below it, so a tree cannot go in circles. */
  private void node(long address, byte[] heap, int above) throws IOException, ImagingException {
    if (++nodes > most) {
      throw file.damaged(address, "A group has more members than are read.");
    }
    int width = file.offsetBytes() + file.lengthBytes();
    int headBytes = 8 + 2 * file.offsetBytes();
    Fields head = file.at(address, headBytes);
    if (!head.starts("TREE") || head.u8() != 0) {
      throw file.damaged(address, "The tree of a group is not where it says.");
    }
    int level = head.u8();
    int entries = head.u16();
    if (level >= above) {
      throw file.damaged(address, "The tree of a group goes in circles.");
    }
    Fields in = file.at(address + headBytes, (long) width * entries);
    for (int i = 0; i < entries; i++) {
      in.length();
      long child = in.offset();
      if (level > 0) {
        node(child, heap, level);
      } else {
        symbols(child, heap);
      }
    }
  }

  private void symbols(long address, byte[] heap) throws IOException, ImagingException {
    Fields head = file.at(address, 8);
    if (!head.starts("SNOD")) {
      throw file.damaged(address, "The members of a group are not where it says.");
    }
    head.skip(2);
    int count = head.u16();
    Fields in = file.at(address + 8, (2L * file.offsetBytes() + 24) * count);
    for (int i = 0; i < count; i++) {
      long name = in.offset();
      long object = in.offset();
      long cached = in.u32();
      in.skip(4);
      Fields scratch = file.fields(in.bytes(16), address);
      Link link = cached == SOFT ? new Link.Soft(name(heap, scratch.u32())) : new Link.Hard(object);
      add(name(heap, name), link);
    }
  }

  private String name(byte[] heap, long at) throws ImagingException {
    if (at < 0 || at >= heap.length) {
      throw file.damaged(0, "A name lies outside the names of its group.");
    }
    int end = (int) at;
    while (end < heap.length && heap[end] != 0) {
      end++;
    }
    return new String(heap, (int) at, end - (int) at, StandardCharsets.UTF_8);
  }

  private void link(Fields in) throws ImagingException {
    in.skip(1);
    int flags = in.u8();
    int type = (flags & 8) != 0 ? in.u8() : 0;
    in.skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
    long length = in.number(1 << (flags & 3));
    String name = new String(in.bytes(length), StandardCharsets.UTF_8);
    switch (type) {
      case 0 -> add(name, new Link.Hard(in.offset()));
      case 1 -> {
        int bytes = in.u16();
        add(name, new Link.Soft(new String(in.bytes(bytes), StandardCharsets.UTF_8)));
      }
      case 64 -> {
        int bytes = in.u16();
        Fields value = file.fields(in.bytes(bytes), in.address());
        value.skip(1);
        String other = value.text();
        add(name, new Link.External(other, value.text()));
      }
      default -> {}
    }
  }

  private void add(String name, Link link) throws ImagingException {
    if (links.size() >= most) {
      throw file.damaged(0, "A group has more members than are read.");
    }
    links.putIfAbsent(name, link);
  }
}
