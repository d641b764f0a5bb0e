package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.lumenark.submission.token.UploadToken;

/** The one thing that can be asked for over SSH. */
@ApplicationScoped
class SftpSessions implements SubsystemFactory {

  private final DraftFolders folders;
  private final Arrivals arrivals;

  SftpSessions(DraftFolders folders, Arrivals arrivals) {
    this.folders = folders;
    this.arrivals = arrivals;
  }

  @Override
  public String getName() {
    return "sftp";
  }

  @Override
  public Command createSubsystem(ChannelSession channel) {
    UploadToken token = TokenLogin.of(channel.getServerSession());
    return new SftpCommand(line -> new SftpSession(token, folders, arrivals, line));
  }
}
