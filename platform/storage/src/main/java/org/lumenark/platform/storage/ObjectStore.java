package org.lumenark.platform.storage;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One bucket of an S3-compatible store. Every call is blocking, meant for virtual threads, and
 * throws {@link StoreException} where the store does not do its part. Transient failures were
 * retried for a few seconds when it is thrown; retrying longer is up to the caller.
 */
public interface ObjectStore {

  String bucket();

  /** Empty if there is no such object. */
  Optional<ObjectStat> stat(String key);

  /**
   * A stream of exactly this range: it ends after {@code length} bytes and throws an {@code
   * IOException} if the store gives fewer. Close it, also half read.
   *
   * @throws StoreException.Missing if there is no such object
   * @throws StoreException.Refused if the range does not lie inside the object
   */
  InputStream open(String key, long offset, long length);

  /**
   * A whole small object.
   *
   * @throws StoreException.Refused if it has more than {@code limit} bytes
   */
  byte[] read(String key, int limit);

  /** Writes the object and replaces one that is there. Visible whole or not at all. */
  void put(String key, byte[] content, String contentType);

  /**
   * Writes the object only if there is none; of several writers at most one succeeds.
   *
   * @return whether this call wrote it
   */
  boolean putIfAbsent(String key, byte[] content, String contentType);

  /** Removes the object if it is there. */
  void delete(String key);

  /** Nothing is visible under the key until {@link #completeMultipart}. */
  MultipartUpload beginMultipart(String key);

  /**
   * Stores a part; the store compares its CRC-32C. A part of the same number is replaced.
   *
   * @param number from 1; all but the last need 5 MiB, and all but the last the same size
   * @param length bytes of {@code content} that are the part
   */
  UploadedPart uploadPart(MultipartUpload upload, int number, byte[] content, int length);

  /**
   * @param parts in order of their numbers
   * @throws StoreException.Missing if the upload is no more, also after an earlier completion
   */
  void completeMultipart(MultipartUpload upload, List<UploadedPart> parts);

  /**
   * As {@link #beginMultipart}, for {@link #concatenate} alone: S3 compares the checksum of each
   * part or of none, and a store does not tell that of a part that it copies.
   */
  MultipartUpload beginConcatenation(String key);

  /**
   * Puts whole objects one after the other and completes the upload with them. The store copies;
   * only parts that hold the end of one object and the beginning of the next, or come out of one of
   * at most 5 MiB, pass through memory, one at a time. Nothing is compared on the way: whoever
   * relies on the bytes reads them again.
   *
   * @param upload of {@link #beginConcatenation}
   * @param sources at least one; the same may come twice
   * @param partSize at least 5 MiB; see {@link PartSize}
   * @throws StoreException.Missing if the upload or a source is no more
   */
  void concatenate(MultipartUpload upload, List<StoredObject> sources, int partSize);

  /** Forgets the parts; does nothing if the upload is no more. */
  void abortMultipart(MultipartUpload upload);

  /** Every object below the prefix, in pages. Slow on many stores: only for audits. */
  void list(String prefix, Consumer<ObjectStat> visitor);
}
