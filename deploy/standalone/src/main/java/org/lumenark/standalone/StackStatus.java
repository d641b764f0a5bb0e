package org.lumenark.standalone;

import java.util.List;

/**
 * What {@code status --json} prints.
 *
 * @param kafka the bootstrap server as {@code host:port}
 * @param sftp where drafts are filled by SFTP, as {@code host:port}
 * @param dataDir the folder that holds every byte that the stack stores
 */
public record StackStatus(
    State state,
    String url,
    String issuer,
    String kafka,
    String sftp,
    String dataDir,
    List<ServiceStatus> services) {

  /** Of the stack as a whole. */
  public enum State {
    up,
    partial,
    down
  }

  /**
   * @param state ready, starting, stopped or failed
   * @param pid of the server's own process; 0 when there is none
   * @param problem why the last attempt failed; empty if none did
   */
  public record ServiceStatus(String name, String state, int port, long pid, String problem) {
    boolean ready() {
      return state.equals("ready");
    }
  }

  public StackStatus {
    services = List.copyOf(services);
  }

  static State state(List<ServiceStatus> services) {
    if (services.stream().allMatch(ServiceStatus::ready)) {
      return State.up;
    }
    return services.stream().allMatch(service -> service.state().equals("stopped"))
        ? State.down
        : State.partial;
  }

  /** Whether one has been given up. */
  boolean failed() {
    return services.stream().anyMatch(service -> service.state().equals("failed"));
  }
}
