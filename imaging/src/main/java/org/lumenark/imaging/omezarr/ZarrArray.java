package org.lumenark.imaging.omezarr;

import java.util.List;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/**
 * An array that can be read: its metadata is whole, its type and codecs are known, and a chunk fits
 * into the limits.
 *
 * @param path in the hierarchy
 * @param shape each at least 1
 * @param fill one stored sample, little-endian
 * @param dimensionNames as version 3 may give them; empty if it does not
 */
public record ZarrArray(
    String path,
    int[] shape,
    CodecChain chain,
    ChunkKeys keys,
    byte[] fill,
    List<String> dimensionNames) {

  public ZarrArray {
    dimensionNames = List.copyOf(dimensionNames);
  }

  /**
   * Reads the metadata of an array.
   *
   * @param place of the document, for messages
   * @throws ImagingException {@code zarr.bad-array} if it contradicts itself, {@code
   *     zarr.unsupported-*} if it needs what is not here, {@code zarr.chunk-too-large} and {@code
   *     zarr.too-many-chunks} beyond the limits
   */
  public static ZarrArray of(ZarrNode node, String place, ReadLimits limits)
      throws ImagingException {
    ArrayDocument document = new ArrayDocument(node, place, limits);
    return node.format() == 3 ? ArrayVersion3.read(document) : ArrayVersion2.read(document);
  }

  /** Of the samples as they are read. */
  public SampleType type() {
    return chain.type().type();
  }

  /** Sizes along the axes. */
  @Override
  public int[] shape() {
    return shape.clone();
  }

  int rank() {
    return shape.length;
  }

  /** The chunk that is decoded at a time: the inner one of a shard. */
  CodecChain smallest() {
    return chain.plainShard() ? chain.shards().orElseThrow().inner() : chain;
  }
}
