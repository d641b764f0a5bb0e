package org.lumenark.submission.sftp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.sftp.SftpFailure.Status;
import org.lumenark.submission.token.UploadToken;

/**
 * Answers the requests of one client, one after the other: SFTP version 3,
 * draft-ietf-secsh-filexfer-02, as far as it fills a draft. Files are not read, links not made.
 */
final class SftpSession implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SftpSession.class);
  private static final int MOST_OPEN = 32;
  private static final int MOST_NOTES = 200;

  private static final int READ_FLAG = 0x01;
  private static final int WRITE_FLAG = 0x02;
  private static final int CREATE_FLAG = 0x08;
  private static final int TRUNCATE_FLAG = 0x10;
  private static final int EXCLUSIVE_FLAG = 0x20;

  private final UploadToken token;
  private final Tree tree;
  private final Arrivals arrivals;
  private final Line line;
  private final Map<String, Arrival> files = new HashMap<>();
  private final Map<String, Listing> listings = new HashMap<>();
  private WriteLength writes = WriteLength.UNKNOWN;
  private String lastNote = "";
  private int notes;
  private int handles;

  SftpSession(UploadToken token, DraftFolders folders, Arrivals arrivals, Line line) {
    this.token = token;
    this.tree = new Tree(token, folders);
    this.arrivals = arrivals;
    this.line = line;
  }

  /**
   * Returns when the client has ended.
   *
   * @param err what a person reads beside the answers
   */
  void serve(DataInputStream in, DataOutputStream out, OutputStream err) throws IOException {
    Answers answers = new Answers(out);
    Optional<Packet> packet = Packet.read(in);
    if (packet.filter(first -> first.type() == 1).isEmpty()) {
      throw new IOException("the client did not begin");
    }
    answers.version();
    answers.flush();
    for (packet = Packet.read(in); packet.isPresent(); packet = Packet.read(in)) {
      answer(packet.get(), answers, err);
      if (in.available() == 0) {
        answers.flush();
      }
    }
  }

  /** Files that the client has not closed rest. */
  @Override
  public void close() {
    for (Arrival file : files.values()) {
      try {
        file.close();
      } catch (RuntimeException outage) {
        LOG.warnf(outage, "what a client has left is collected later");
      }
    }
    files.clear();
  }

  private void answer(Packet packet, Answers answers, OutputStream err) throws IOException {
    int id;
    try {
      id = packet.number();
    } catch (SftpFailure none) {
      throw new IOException("a request without a number", none);
    }
    try {
      answer(packet, id, answers);
    } catch (SftpFailure failure) {
      refuse(id, failure, answers, err);
    } catch (ProblemException problem) {
      refuse(id, SftpFailure.of(problem), answers, err);
    } catch (StoreException.Full full) {
      LOG.errorf("an SFTP request found no room: %s", full.getMessage());
      refuse(id, SftpFailure.of(full), answers, err);
    } catch (RuntimeException outage) {
      LOG.warnf(outage, "an SFTP request could not be answered");
      refuse(id, SftpFailure.of(outage), answers, err);
    }
  }

  private void answer(Packet packet, int id, Answers answers) throws IOException, SftpFailure {
    switch (packet.type()) {
      case 3 -> answers.handle(id, open(packet.text(), packet.number()));
      case 4 -> {
        closeHandle(packet.text());
        done(id, answers);
      }
      case 5 -> throw SftpFailure.denied("An upload token reads no files.");
      case 6 -> {
        arrival(packet.text()).write(packet.offset(), packet.data());
        done(id, answers);
      }
      case 7, 17 -> answers.attributes(id, tree.get(tree.place(packet.text())));
      case 8 -> answers.attributes(id, ofHandle(packet.text()));
      case 9 -> {
        tree.get(tree.place(packet.text()));
        acceptAttributes(packet, id, answers);
      }
      case 10 -> {
        String handle = packet.text();
        ofHandle(handle);
        Optional<Long> length = packet.attributes();
        if (length.isPresent() && !arrival(handle).endsAt(length.get())) {
          throw SftpFailure.unsupported();
        }
        done(id, answers);
      }
      case 11 -> answers.handle(id, openFolder(packet.text()));
      case 12 -> {
        List<Node> nodes = listing(packet.text()).next();
        if (nodes.isEmpty()) {
          answers.status(id, Status.END, "");
        } else {
          answers.names(id, nodes);
        }
      }
      case 13 -> {
        tree.remove(tree.inside(packet.text()));
        done(id, answers);
      }
      case 14 -> {
        tree.make(tree.inside(packet.text()));
        done(id, answers);
      }
      case 15 -> {
        tree.removeFolder(tree.inside(packet.text()));
        done(id, answers);
      }
      case 16 -> {
        String path = tree.place(packet.text()).absolute(tree.draft());
        answers.names(id, List.of(Node.folder(path)));
      }
      case 18 -> {
        tree.rename(tree.inside(packet.text()), tree.inside(packet.text()));
        done(id, answers);
      }
      case 200 -> extended(packet.text(), id, answers);
      default -> throw SftpFailure.unsupported();
    }
  }

  private void extended(String name, int id, Answers answers) throws IOException, SftpFailure {
    if (!name.equals(Answers.LIMITS)) {
      throw SftpFailure.unsupported();
    }
    writes = WriteLength.TOLD;
    answers.limits(id, Packet.LONGEST, WriteLength.BYTES, MOST_OPEN);
  }

  private String open(String path, int flags) throws SftpFailure {
    if ((flags & WRITE_FLAG) == 0 || (flags & READ_FLAG) != 0) {
      throw SftpFailure.denied("An upload token reads no files.");
    }
    Place.Inside place = tree.inside(path);
    Optional<Node> there = tree.find(place);
    if (there.isEmpty() && (flags & CREATE_FLAG) == 0) {
      throw SftpFailure.missing();
    }
    if (there.isPresent() && (there.get().isFolder() || (flags & EXCLUSIVE_FLAG) != 0)) {
      throw SftpFailure.failed("path.exists", "There is something under this path.");
    }
    requireRoom();
    Arrival arrival = begin(place.path(), there, flags);
    String handle = nextHandle();
    files.put(handle, arrival);
    return handle;
  }

  private Arrival begin(String path, Optional<Node> there, int flags) throws SftpFailure {
    if (there.isEmpty() || (flags & TRUNCATE_FLAG) != 0) {
      return arrivals.begin(token, path, line);
    }
    if (there.get().isWhole()) {
      throw SftpFailure.failed(
          "sftp.whole",
          "What is there is whole. Put the file to replace it; reput goes on with a file that was"
              + " cut.");
    }
    return arrivals.resume(token, path, line);
  }

  private String openFolder(String path) throws SftpFailure {
    requireRoom();
    Listing listing = tree.list(tree.place(path));
    String handle = nextHandle();
    listings.put(handle, listing);
    return handle;
  }

  private void closeHandle(String handle) throws SftpFailure {
    if (listings.remove(handle) != null) {
      return;
    }
    try (Arrival arrival = arrival(handle)) {
      files.remove(handle);
      arrival.finish(writes);
    }
  }

  private Arrival arrival(String handle) throws SftpFailure {
    return Optional.ofNullable(files.get(handle)).orElseThrow(SftpSession::noHandle);
  }

  private Listing listing(String handle) throws SftpFailure {
    return Optional.ofNullable(listings.get(handle)).orElseThrow(SftpSession::noHandle);
  }

  private Node ofHandle(String handle) throws SftpFailure {
    return listings.containsKey(handle) ? Node.folder("") : arrival(handle).node();
  }

  /** Times, owners and modes have no meaning here; lengths are what was written. */
  private static void acceptAttributes(Packet packet, int id, Answers answers)
      throws SftpFailure, IOException {
    if (packet.attributes().isPresent()) {
      throw SftpFailure.unsupported();
    }
    done(id, answers);
  }

  private void refuse(int id, SftpFailure failure, Answers answers, OutputStream err)
      throws IOException {
    String message = String.valueOf(failure.getMessage());
    boolean isNews = !message.equals(lastNote) && notes < MOST_NOTES;
    if (isNews && (failure.status() == Status.FAILED || failure.status() == Status.DENIED)) {
      notes++;
      lastNote = message;
      err.write((message + "\r\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    }
    answers.status(id, failure.status(), message);
  }

  private static void done(int id, Answers answers) throws IOException {
    answers.status(id, Status.OK, "");
  }

  private void requireRoom() throws SftpFailure {
    if (files.size() + listings.size() >= MOST_OPEN) {
      throw SftpFailure.failed("sftp.too-many", "Too many files and folders are open.");
    }
  }

  private String nextHandle() {
    return Integer.toString(++handles);
  }

  private static SftpFailure noHandle() {
    return SftpFailure.failed("sftp.handle", "There is no such handle.");
  }
}
