package org.lumenark.imaging.nrrd;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.raw.RawData;
import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SliceSource;
import org.lumenark.imaging.wrap.Unpacked;

/**
 * The samples in one file or in several that follow each other, each with as many bytes. One is
 * open at a time; encoded ones are unpacked when they are first read.
 *
 * @see Unpacked
 */
final class NrrdData implements RawData {

  private final FileSet files;
  private final List<String> paths;
  private final Skip skip;
  private final NrrdEncoding encoding;
  private final StoredSample sample;
  private final long bytesEach;
  private final ReadLimits limits;
  private Optional<Part> open = Optional.empty();

  /**
   * What comes before the samples of each file.
   *
   * @param header bytes of the header, if the samples follow it
   * @param lines of text before the encoded samples
   * @param bytes before the decoded samples; -1 means that they are the last in the file
   */
  record Skip(long header, long lines, long bytes) {}

  private record Part(int index, ByteSource file, ByteSource content, long first) {}

  NrrdData(
      FileSet files,
      List<String> paths,
      Skip skip,
      NrrdEncoding encoding,
      StoredSample sample,
      long bytesEach,
      ReadLimits limits) {
    this.files = files;
    this.paths = paths;
    this.skip = skip;
    this.encoding = encoding;
    this.sample = sample;
    this.bytesEach = bytesEach;
    this.limits = limits;
  }

  /** Looks at each file, without unpacking any. */
  void check() throws IOException, ImagingException {
    if (skip.lines < 0 || skip.bytes < -1) {
      throw NrrdHeader.bad(paths.getFirst(), "A skip is negative.");
    }
    boolean unpacked = encoding != NrrdEncoding.RAW;
    if (unpacked && Math.max(bytesEach, skip.bytes) > limits.maxUnpacked() / 2) {
      throw new ImagingException(
          "nrrd.too-large", paths.getFirst(), "The unpacked samples are beyond what is read here.");
    }
    for (String path : paths) {
      try (ByteSource file = file(path)) {
        long start = start(file, path);
        if (!unpacked) {
          first(path, new SliceSource(file, start, file.size() - start));
        }
      }
    }
  }

  private ByteSource file(String path) throws IOException, ImagingException {
    return files
        .open(path)
        .orElseThrow(() ->
            new ImagingException(
                "nrrd.data-missing", path, "The header names this file; it is not there."));
  }

  /** The offset of the encoded samples. */
  private long start(ByteSource file, String path) throws IOException, ImagingException {
    if (skip.header > file.size()) {
      throw truncated(path, file.size());
    }
    long at = skip.header;
    byte[] window = new byte[4_096];
    long lines = skip.lines;
    while (lines > 0) {
      int length = (int) Math.min(window.length, file.size() - at);
      if (length == 0 || at > limits.maxMetadata()) {
        throw truncated(path, file.size());
      }
      file.read(at, window, 0, length);
      int i = 0;
      while (i < length && lines > 0) {
        lines -= window[i] == '\n' ? 1 : 0;
        i++;
      }
      at += i;
    }
    return at;
  }

  /** The offset of the first sample in decoded content. */
  private long first(String path, ByteSource content) throws ImagingException {
    long first = skip.bytes == -1 ? content.size() - bytesEach : skip.bytes;
    if (first < 0 || first > content.size() || bytesEach > content.size() - first) {
      throw truncated(path, content.size());
    }
    return first;
  }

  private ImagingException truncated(String path, long size) {
    return new ImagingException(
        "nrrd.truncated",
        path,
        "The header declares "
            + bytesEach
            + " bytes of samples; the data end at byte "
            + size
            + ".");
  }

  private Part part(int index) throws IOException, ImagingException {
    if (open.isPresent() && open.get().index == index) {
      return open.get();
    }
    close();
    String path = paths.get(index);
    ByteSource file = file(path);
    try {
      long start = start(file, path);
      ByteSource slice = new SliceSource(file, start, file.size() - start);
      ByteSource content = encoding == NrrdEncoding.RAW ? slice : unpacked(slice, path);
      Part part = new Part(index, file, content, first(path, content));
      open = Optional.of(part);
      return part;
    } catch (IOException | ImagingException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** No more than is asked for, so that what follows costs nothing. */
  private ByteSource unpacked(ByteSource packed, String path) throws IOException, ImagingException {
    long most = skip.bytes < 0 ? Long.MAX_VALUE : skip.bytes + bytesEach;
    return Unpacked.of(
        packed, in -> new FirstBytes(encoding.decode(in, sample), most), "nrrd", path, limits);
  }

  @Override
  public void read(long position, byte[] target, int offset, int length)
      throws IOException, ImagingException {
    int done = 0;
    while (done < length) {
      int index = Math.toIntExact((position + done) / bytesEach);
      long within = (position + done) % bytesEach;
      int count = (int) Math.min(length - done, bytesEach - within);
      Part part = part(index);
      part.content.read(part.first + within, target, offset + done, count);
      done += count;
    }
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      Part part = open.get();
      open = Optional.empty();
      try {
        part.content.close();
      } finally {
        part.file.close();
      }
    }
  }
}
