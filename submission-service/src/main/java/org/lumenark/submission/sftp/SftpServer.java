package org.lumenark.submission.sftp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumenark.submission.receipt.RsaKeyFile;

/**
 * Listens for SSH and lets nothing through but SFTP: no shell, no commands, no forwarding, no keys
 * of users, no compression, and only algorithms that are good today.
 */
@ApplicationScoped
class SftpServer {

  private static final Logger LOG = Logger.getLogger(SftpServer.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final int MOST_CHANNELS = 4;

  private final SftpConfig config;
  private final TokenLogin login;
  private final SftpSessions sessions;
  private final Senders senders;
  private @Nullable SshServer server;

  SftpServer(SftpConfig config, TokenLogin login, SftpSessions sessions, Senders senders) {
    this.config = config;
    this.login = login;
    this.sessions = sessions;
    this.senders = senders;
  }

  /** A service that cannot listen as configured does not start. */
  void start(@Observes StartupEvent started) throws IOException, GeneralSecurityException {
    if (config.port().isEmpty()) {
      return;
    }
    SshServer listening = configured(RsaKeyFile.loadOrMake(config.hostKeyFile()));
    listening.start();
    server = listening;
    LOG.infof("SFTP on %s:%d", config.host(), listening.getPort());
  }

  /** What clients were sending rests. */
  void stop(@Observes ShutdownEvent stopping) throws IOException {
    SshServer listening = server;
    server = null;
    if (listening != null) {
      listening.stop(true);
      senders.settleAll();
    }
  }

  private SshServer configured(RsaKeyFile.Pair key) {
    SshServer ssh = SshServer.setUpDefaultServer();
    ssh.setHost(config.host());
    ssh.setPort(config.port().orElseThrow());
    ssh.setKeyPairProvider(KeyPairProvider.wrap(new KeyPair(key.open(), key.secret())));
    ssh.setPasswordAuthenticator(login);
    ssh.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    ssh.setSubsystemFactories(List.of(sessions));
    ssh.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
    ssh.setGlobalRequestHandlers(List.of(NoMoreSessionsHandler.INSTANCE));
    ssh.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    ssh.setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
    algorithms(ssh);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(ssh, "Lumenark");
    CoreModuleProperties.AUTH_TIMEOUT.set(ssh, config.loginTimeout());
    CoreModuleProperties.IDLE_TIMEOUT.set(ssh, config.idleTimeout());
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(ssh, MOST_ATTEMPTS);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(ssh, MOST_CHANNELS);
    ssh.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            if (ssh.getActiveSessions().size() > config.maxConnections()) {
              LOG.warnf("more than %d connections", config.maxConnections());
              session.close(true);
            }
          }
        });
    return ssh;
  }

  private static void algorithms(SshServer ssh) {
    ssh.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(
            true,
            List.of(
                BuiltinDHFactories.curve25519,
                BuiltinDHFactories.curve25519_libssh,
                BuiltinDHFactories.ecdhp256,
                BuiltinDHFactories.ecdhp384,
                BuiltinDHFactories.ecdhp521),
            ServerBuilder.DH2KEX));
    ssh.setCipherFactories(
        List.of(
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes128ctr,
            BuiltinCiphers.aes256ctr));
    ssh.setMacFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm));
    ssh.setSignatureFactories(List.of(BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256));
    ssh.setCompressionFactories(List.of(BuiltinCompressions.none));
  }
}
