package org.lumenark.submission.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.archive.EntryException;

/** The bytes of an object that is at the end what it was at the beginning, or an exception. */
final class UnchangedObject extends FilterInputStream {

  private final ObjectStore store;
  private final ObjectStat before;

  private UnchangedObject(InputStream in, ObjectStore store, ObjectStat before) {
    super(in);
    this.store = store;
    this.before = before;
  }

  /**
   * @param listed what the object was when it was found
   * @throws EntryException if it cannot be read, or changes until its end
   * @throws StoreException.Unavailable if the store does not answer
   */
  static InputStream open(ObjectStore store, ObjectStat listed) throws IOException {
    Optional<ObjectStat> before = store.stat(listed.key());
    if (before.isEmpty() || before.get().size() != listed.size()) {
      throw Unread.changed();
    }
    try {
      InputStream in = store.open(listed.key(), 0, listed.size());
      return new UnchangedObject(in, store, before.get());
    } catch (StoreException.Missing gone) {
      throw Unread.changed();
    } catch (StoreException.Refused closed) {
      throw Unread.unreadable();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    int got;
    try {
      got = in.read(target, offset, count);
    } catch (IOException broken) {
      throw new StoreException.Unavailable(before.key(), broken);
    }
    if (got < 0 && !store.stat(before.key()).equals(Optional.of(before))) {
      throw Unread.changed();
    }
    return got;
  }
}
