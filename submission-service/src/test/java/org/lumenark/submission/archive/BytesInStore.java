package org.lumenark.submission.archive;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStat;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.StoredObject;
import org.lumenark.platform.storage.UploadedPart;

/** A store with one object under every key, for reading only. */
record BytesInStore(byte[] content) implements ObjectStore {

  @Override
  public String bucket() {
    return "bytes";
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    return new ByteArrayInputStream(content, Math.toIntExact(offset), Math.toIntExact(length));
  }

  @Override
  public Optional<ObjectStat> stat(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] read(String key, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void put(String key, byte[] bytes, String contentType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MultipartUpload beginMultipart(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UploadedPart uploadPart(MultipartUpload upload, int number, byte[] bytes, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void completeMultipart(MultipartUpload upload, List<UploadedPart> parts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void abortMultipart(MultipartUpload upload) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MultipartUpload beginConcatenation(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void concatenate(MultipartUpload upload, List<StoredObject> sources, int partSize) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void list(String prefix, Consumer<ObjectStat> visitor) {
    throw new UnsupportedOperationException();
  }
}
