package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.lumenark.imaging.chunked.ChunkLoader;
import org.lumenark.imaging.source.ImagingException;

/** The chunks of one volume; rows, if it is stored without chunks. */
final class VolumeChunks implements ChunkLoader {

  private final Volume volume;
  private final Optional<ChunkIndex> index;

  private VolumeChunks(Volume volume, Optional<ChunkIndex> index) {
    this.volume = volume;
    this.index = index;
  }

  static VolumeChunks open(Volume volume) throws IOException, ImagingException {
    return new VolumeChunks(
        volume,
        volume.layout().index() == Layout.Index.NO_CHUNKS
            ? Optional.empty()
            : Optional.of(ChunkIndex.of(volume)));
  }

  @Override
  public Optional<byte[]> chunk(int[] at) throws IOException, ImagingException {
    if (volume.layout().address() == Hdf5Bytes.UNDEFINED) {
      return Optional.empty();
    }
    if (index.isEmpty()) {
      return rows(at);
    }
    Optional<ChunkIndex.Stored> stored = index.get().find(at);
    return stored.isPresent() ? Optional.of(decoded(at, stored.get())) : Optional.empty();
  }

  private Optional<byte[]> rows(int[] at) throws IOException, ImagingException {
    int[] chunk = volume.chunk();
    int first = at[1] * chunk[1];
    long rowBytes = (long) chunk[2] * volume.type().bytes();
    int count = Math.min(chunk[1], volume.shape()[1] - first);
    long position = ((long) at[0] * volume.shape()[1] + first) * rowBytes;
    byte[] bytes = volume.file().bytes(volume.layout().address() + position, count * rowBytes);
    return Optional.of(Arrays.copyOf(ordered(bytes), volume.chunkBytes()));
  }

  private byte[] decoded(int[] at, ChunkIndex.Stored chunk) throws IOException, ImagingException {
    long length = chunk.bytes() < 0 ? volume.chunkBytes() : chunk.bytes();
    byte[] stored = volume.file().bytes(chunk.address(), length);
    long skipped = volume.layout().plainEdges() && reachesOver(at) ? -1 : chunk.skipped();
    try {
      return ordered(
          volume.filters().undo(stored, skipped, volume.type().bytes(), volume.chunkBytes()));
    } catch (IOException | RuntimeException e) {
      String why = e instanceof IOException ? e.getMessage() : e.getClass().getSimpleName();
      throw new ImagingException(
          "hdf5.chunk-damaged",
          volume.file().place(chunk.address()),
          "This chunk cannot be decoded: " + why + ".",
          e);
    }
  }

  private boolean reachesOver(int[] at) {
    boolean over = false;
    for (int axis = 0; axis < at.length; axis++) {
      over |= (at[axis] + 1L) * volume.chunk()[axis] > volume.shape()[axis];
    }
    return over;
  }

  private byte[] ordered(byte[] bytes) {
    return volume.bigEndian() ? Volume.reversed(bytes, volume.type().bytes()) : bytes;
  }

  @Override
  public void close() {}
}
