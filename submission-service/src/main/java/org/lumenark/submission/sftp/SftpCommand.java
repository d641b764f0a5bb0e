package org.lumenark.submission.sftp;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a session over the streams of an SSH channel, in a thread of its own. */
final class SftpCommand implements Command {

  private static final Logger LOG = Logger.getLogger(SftpCommand.class);
  private static final int BUFFER_BYTES = 32 << 10;

  private final Function<Line, SftpSession> sessions;
  private @Nullable Line line;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback callback;

  SftpCommand(Function<Line, SftpSession> sessions) {
    this.sessions = sessions;
  }

  @Override
  public void setInputStream(InputStream given) {
    in = given;
  }

  @Override
  public void setOutputStream(OutputStream given) {
    out = given;
  }

  @Override
  public void setErrorStream(OutputStream given) {
    err = given;
  }

  @Override
  public void setExitCallback(ExitCallback given) {
    callback = given;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    Line heard = new Line(Objects.requireNonNull(in), () -> channel.getServerSession().close(true));
    line = heard;
    Thread.ofVirtual().name("sftp").start(() -> OwnLoader.call(() -> run(heard)));
  }

  /** The connection is gone or the client has ended: a file that is not closed rests. */
  @Override
  public void destroy(ChannelSession channel) {
    Optional.ofNullable(line).ifPresent(Line::gone);
    try {
      Objects.requireNonNull(in).close();
    } catch (IOException gone) {
      LOG.debugf(gone, "the stream was closed");
    }
  }

  private int run(Line heard) {
    int exit = 0;
    try (SftpSession session = sessions.apply(heard)) {
      session.serve(
          new DataInputStream(heard),
          new DataOutputStream(new BufferedOutputStream(Objects.requireNonNull(out), BUFFER_BYTES)),
          Objects.requireNonNull(err));
    } catch (IOException gone) {
      LOG.debugf(gone, "an SFTP session ended early");
      exit = 1;
    } catch (RuntimeException broken) {
      LOG.warnf(broken, "an SFTP session ended by an error of the archive");
      exit = 1;
    } finally {
      Objects.requireNonNull(callback).onExit(exit);
    }
    return exit;
  }
}
