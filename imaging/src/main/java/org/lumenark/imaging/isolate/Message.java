package org.lumenark.imaging.isolate;

import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.bioformats.BioFormatsClaim;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * What the two processes say to each other. The pool asks; before it answers, the worker may ask
 * back for bytes any number of times. Bytes themselves go through the {@link Ring}.
 */
sealed interface Message {

  /** From the pool: what to do. */
  sealed interface Request extends Message {}

  /** From the worker: what it needs in order to do it. */
  sealed interface Query extends Message {}

  /** From the worker: what came of a request. */
  sealed interface Outcome extends Message {}

  /** From the pool: what came of a callback, or that the next part may come. */
  sealed interface Answer extends Message {}

  /** What is this file? Its bytes have the handle 0. */
  record Detect(String path, long size) implements Request {}

  /** What is this file of the set? */
  record DetectInSet(String path) implements Request {}

  /** What does Bio-Formats call this file's format? Its bytes have the handle 0. */
  record Recognise(String path, long size) implements Request {}

  /** Which images are these files? */
  record Assemble(List<DetectedFile> files, ReadLimits limits) implements Request {}

  /** A file and the reader that is to open it, by its name. */
  record Entry(String reader, String path, Detection detection, ReadLimits limits) {}

  record Open(Entry entry) implements Request {}

  record TellSetKey(Entry entry) implements Request {}

  record TellMembers(Entry entry) implements Request {}

  record ReadRows(int image, int level, PlaneIndex plane, int firstRow, int rows, int bytes)
      implements Request {}

  /** Forget the open source. */
  record Close() implements Request {}

  record OpenFile(String path) implements Query {}

  record ReadBytes(int handle, long position, int length) implements Query {}

  /** Of a file or a listing. */
  record CloseHandle(int handle) implements Query {}

  /** All paths in a folder and below it; all there are for the empty one. */
  record ListPaths(String folder) implements Query {}

  record ListGiven() implements Query {}

  record NextPaths(int handle) implements Query {}

  /** The worker has started. */
  record Ready() implements Outcome {}

  record Detected(Detection detection) implements Outcome {}

  /**
   * What an open source says of itself.
   *
   * @param preferredRows by image and level
   * @param groupPaths by image
   * @param imageLabels by image
   */
  record Described(
      List<ImageDescription> images,
      List<List<Integer>> preferredRows,
      List<Optional<String>> groupPaths,
      Optional<Plate> plate,
      List<Optional<String>> imageLabels,
      List<SourceWarning> warnings)
      implements Outcome {}

  record Recognised(Optional<BioFormatsClaim> claim) implements Outcome {}

  record Assembled(List<ImageCandidate> candidates) implements Outcome {}

  record SetKey(Optional<String> key) implements Outcome {}

  record Members(List<String> paths) implements Outcome {}

  /** Some more of the rows is in the ring; the worker waits until it has been taken. */
  record Rows(int bytes) implements Outcome {}

  record Done() implements Outcome {}

  record Failed(Kind kind, String code, Optional<String> place, String message) implements Outcome {

    /** The file is not as it should be; bytes cannot be had; our reader is wrong. */
    enum Kind {
      CODED,
      IO,
      NOT_FOUND,
      ENDS_EARLY,
      DEFECT
    }
  }

  record Opened(int handle, long size) implements Answer {}

  record NoSuchFile() implements Answer {}

  /** The bytes asked for are in the ring. */
  record Bytes() implements Answer {}

  record Listing(int handle) implements Answer {}

  /** An empty page is the last. */
  record Paths(List<String> paths) implements Answer {}

  /** Also: take the next part of the rows. */
  record Understood() implements Answer {}

  record QueryFailed(String message) implements Answer {}
}
