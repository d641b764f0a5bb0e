package org.lumenark.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How much this process takes on at a time; memory follows from it, not from the data. */
@ConfigMapping(prefix = "lumenark.ingest")
public interface IngestConfig {

  /** Whether this process works on tasks at all; if not it only takes events and requests. */
  @WithDefault("true")
  boolean workers();

  /** Tasks at a time that plan, verify, assemble or scrub. */
  @WithDefault("2")
  int ioWorkers();

  /** Conversions at a time. */
  @WithDefault("2")
  int pixelWorkers();

  /** Longest pause between two looks at the task table if nothing wakes a worker. */
  @WithDefault("2s")
  Duration pollInterval();

  /** How long a task belongs to a worker that gives no sign of life. */
  @WithDefault("30s")
  Duration lease();

  /** Pause between two signs of life; several fit into a lease. */
  @WithDefault("5s")
  Duration heartbeat();

  /** After so many attempts that ended unexpectedly a task is given up. */
  @WithDefault("4")
  int attempts();

  /** Pause after the first unexpected end; doubles with each further one. */
  @WithDefault("1s")
  Duration firstBackoff();

  /** Longest pause before a task is tried again. */
  @WithDefault("30s")
  Duration longestBackoff();

  /** Most files of one batch. */
  @WithDefault("1000")
  int batchFiles();

  /** Most bytes of one batch, except for a single larger file. */
  @WithDefault("1073741824")
  long batchBytes();

  /** Reads of stored objects that overlap in one batch. */
  @WithDefault("4")
  int batchReads();

  /** Most bytes of one block that is read ahead for an image reader. */
  @WithDefault("4194304")
  int blockBytes();

  /** Blocks that are kept for one image reader. */
  @WithDefault("16")
  int blocks();

  /** Bytes of buffers that one conversion may hold. */
  @WithDefault("134217728")
  long conversionMemory();

  /** Most file sets of one conversion task; small ones share a task. */
  @WithDefault("32")
  int conversionSets();

  /** Most bytes of file sets that share one conversion task. */
  @WithDefault("33554432")
  long conversionBytes();

  /** File sets with more bytes of pixels than this are converted in regions, by many workers. */
  @WithDefault("4294967296")
  long regionsAbove();

  /** Bytes of pixels in one region, except where one row of shards has more. */
  @WithDefault("1073741824")
  long regionBytes();

  /** Whether deposited files are looked into by processes of their own only. */
  @WithDefault("true")
  boolean isolation();

  /** Such processes at a time; one more than conversions if it is not set. */
  OptionalInt readerProcesses();

  /** Bytes of heap of each. */
  @WithDefault("536870912")
  long readerHeap();

  /** Bytes of memory of each, all in all; it is killed when it takes more. */
  @WithDefault("805306368")
  long readerMemory();

  /** Longest time for one answer, not counting that in which it waits for stored bytes. */
  @WithDefault("60s")
  Duration readerDeadline();

  /** After so many files a process is replaced by a new one. */
  @WithDefault("500")
  int readerFiles();

  /** The {@code bioformats_package.jar} of the operator; without it Bio-Formats is not used. */
  Optional<Path> bioFormatsJar();

  /** SHA-256 of that jar in hexadecimal; another one is not loaded. */
  Optional<String> bioFormatsSha256();

  /** Processes with Bio-Formats at a time, in addition to the others. */
  @WithDefault("1")
  int bioFormatsProcesses();

  /** Longest time for one answer of Bio-Formats. */
  @WithDefault("10m")
  Duration bioFormatsDeadline();

  /** Most bytes that are copied to the temporary folder for one image of Bio-Formats. */
  @WithDefault("68719476736")
  long bioFormatsCopiedBytes();

  /** Drafts at a time whose files are looked into before they are submitted. */
  @WithDefault("1")
  int harvests();

  /** Longest time for the files of one draft, the wait for its turn included. */
  @WithDefault("20s")
  Duration harvestTime();

  /** Most images, or sets of files that are one, that are opened for one draft. */
  @WithDefault("24")
  int harvestSets();

  /** Most bytes that are read for one of them: headers, not pixels. */
  @WithDefault("67108864")
  long harvestBytes();

  /** Bytes of heap of the process that reads them. */
  @WithDefault("268435456")
  long harvestHeap();

  /** Bytes of its memory, all in all. */
  @WithDefault("536870912")
  long harvestMemory();

  /** Longest time for one answer of it, not counting that in which it waits for stored bytes. */
  @WithDefault("5s")
  Duration harvestDeadline();

  /** Longest side of a thumbnail in pixels. */
  @WithDefault("256")
  int thumbnailPixels();

  /** How long objects of a writer that is gone are left alone. */
  @WithDefault("1h")
  Duration garbageAge();

  /** Pause between two collections of garbage. */
  @WithDefault("10m")
  Duration collectInterval();

  /** Ended tasks are deleted after this time. */
  @WithDefault("7d")
  Duration keepTasks();
}
