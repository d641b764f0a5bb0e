package org.lumenark.imaging.isolate;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a worker's virtual machine is started: small, bounded, silent, and without leftovers. */
final class WorkerCommand {

  private static final long MEBIBYTE = 1 << 20;

  private WorkerCommand() {}

  static List<String> of(WorkerSettings settings, Ring ring, Path scratch) {
    long heap = settings.heapBytes() / MEBIBYTE;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms8m",
            "-Xmx" + heap + "m",
            "-XX:MaxDirectMemorySize=" + Math.max(16, heap / 4) + "m",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:+ErrorFileToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            // No reader has business in the network; what would go there meets a closed door.
            "-DsocksProxyHost=127.0.0.1",
            "-DsocksProxyPort=9",
            "-DsocksNonProxyHosts=",
            "-Djava.io.tmpdir=" + scratch,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    settings
        .bioFormats()
        .ifPresent(jar -> {
          command.add("-D" + WorkerReaders.JAR + "=" + jar.path().toAbsolutePath());
          command.add("-D" + WorkerReaders.DIGEST + "=" + jar.sha256());
          command.add("-D" + WorkerReaders.MOST_COPIED + "=" + settings.copiedBytes());
        });
    command.add("-cp");
    command.add(
        settings.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.addAll(
        List.of(
            WorkerMain.class.getName(),
            ring.file().toString(),
            Integer.toString(settings.ringBytes()),
            scratch.toString()));
    return command;
  }
}
