package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.lumenark.imaging.isolate.Message.Answer;
import org.lumenark.imaging.isolate.Message.Bytes;
import org.lumenark.imaging.isolate.Message.Outcome;
import org.lumenark.imaging.isolate.Message.Query;
import org.lumenark.imaging.isolate.Message.QueryFailed;
import org.lumenark.imaging.isolate.Message.ReadBytes;
import org.lumenark.imaging.isolate.Message.Request;

/**
 * The worker's end of the connection. A thread of its own receives, so that the end of the pool is
 * noticed while a reader is busy or hangs. Readers may ask from several threads.
 */
final class PoolLink {

  private final MessageStream stream;
  private final Ring ring;
  private final TransferQueue<Request> requests = new LinkedTransferQueue<>();
  private final TransferQueue<Answer> answers = new LinkedTransferQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  PoolLink(MessageStream stream, Ring ring) {
    this.stream = stream;
    this.ring = ring;
  }

  /** Receives until the pool is gone. */
  void pump() throws IOException {
    while (true) {
      switch (stream.receive()) {
        case Request request -> requests.add(request);
        case Answer answer -> answers.add(answer);
        case Query query -> throw new MalformedFrameException("a query from the pool");
        case Outcome outcome -> throw new MalformedFrameException("an outcome from the pool");
      }
    }
  }

  Request nextRequest() throws InterruptedException {
    return requests.take();
  }

  void tell(Outcome outcome) throws IOException {
    turn.lock();
    try {
      stream.send(outcome);
    } finally {
      turn.unlock();
    }
  }

  /**
   * @throws IOException if the pool cannot serve it
   */
  Answer ask(Query query) throws IOException {
    turn.lock();
    try {
      stream.send(query);
      return answer();
    } finally {
      turn.unlock();
    }
  }

  /** Reads bytes of an open file; any number of them. */
  void read(int handle, long position, byte[] target, int offset, int length) throws IOException {
    turn.lock();
    try {
      for (int done = 0; done < length; ) {
        int part = Math.min(length - done, ring.capacity());
        stream.send(new ReadBytes(handle, position + done, part));
        if (!(answer() instanceof Bytes)) {
          throw new MalformedFrameException("bytes were asked for");
        }
        ring.takeFromPool(target, offset + done, part);
        done += part;
      }
    } finally {
      turn.unlock();
    }
  }

  /** Hands rows over, in parts if they are many. */
  void give(byte[] rows, int length) throws IOException {
    turn.lock();
    try {
      for (int done = 0; done < length; ) {
        int part = Math.min(length - done, ring.capacity());
        ring.putForPool(rows, done, part);
        done += part;
        stream.send(new Message.Rows(part));
        if (done < length) {
          answer();
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private Answer answer() throws IOException {
    try {
      Answer answer = answers.take();
      if (answer instanceof QueryFailed(String message)) {
        throw new IOException(message);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
