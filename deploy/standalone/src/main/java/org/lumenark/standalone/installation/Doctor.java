package org.lumenark.standalone.installation;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.lumenark.standalone.installation.Needs.Server;

/** Looks at a running installation from outside, as its users, and from inside, as a service. */
public final class Doctor {
  private final List<Examination> examinations;

  private Doctor(List<Examination> examinations) {
    this.examinations = List.copyOf(examinations);
  }

  /**
   * As somebody who knows only its address.
   *
   * @param origin of the archive, without a slash at its end
   * @param version of who asks
   */
  public static Doctor outside(String origin, String version, Clock clock) {
    return new Doctor(
        List.of(
            new ArchiveExamination(origin, version),
            new ClockExamination(clock, List.of(origin)),
            new CertificateExamination(clock, trusted(), List.of(origin))));
  }

  /**
   * As a service sees it.
   *
   * @param variables that the services are given
   * @param disk a folder of this machine that the servers write to
   */
  public static Doctor inside(Variables variables, Optional<Path> disk, Clock clock) {
    String identity = variables.needed("QUARKUS_OIDC_AUTH_SERVER_URL");
    String storage = variables.needed("LUMENARK_STORAGE_ENDPOINT");
    String search = variables.needed("LUMENARK_OPENSEARCH_URL");
    Set<String> addresses = new LinkedHashSet<>(List.of(identity, storage, search));
    variables.given("LUMENARK_ISSUER").ifPresent(addresses::add);
    variables.given("LUMENARK_PUBLIC_URL").ifPresent(addresses::add);
    List<Examination> all = new ArrayList<>();
    for (Server server : Server.values()) {
      all.add(new ServerExamination(server, Needs.of(server, variables)));
    }
    all.add(new StoreExamination(variables.buckets(), Needs.buckets(variables)));
    all.add(new TopicsExamination(variables.kafka()));
    all.add(new SearchExamination(search));
    all.add(new ClockExamination(clock, List.of(identity, storage)));
    all.add(new CertificateExamination(clock, trusted(), List.copyOf(addresses)));
    disk.ifPresent(folder -> all.add(new DiskExamination(folder)));
    return new Doctor(all);
  }

  private static SSLSocketFactory trusted() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  /** Everything that was seen, in the order in which it was looked at. */
  public List<Observation> observe() throws InterruptedException {
    List<Observation> seen = new ArrayList<>();
    for (Examination examination : examinations) {
      seen.addAll(examination.observe());
    }
    return seen;
  }
}
