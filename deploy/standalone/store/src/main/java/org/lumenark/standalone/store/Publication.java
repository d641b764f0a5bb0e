package org.lumenark.standalone.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Makes a file an object of S3Proxy's folder: with the attributes in which S3Proxy keeps what S3
 * knows of an object, and at once. S3Proxy itself writes those attributes, to an empty object in a
 * folder aside, from which they are taken: their names are its own matter, but for one.
 */
final class Publication {

  /**
   * Where S3Proxy 4.1 keeps the ETag: 16 bytes are an MD5, all else is the ETag in ASCII
   * (AbstractNio2BlobStore.XATTR_CONTENT_MD5).
   */
  private static final String ETAG = "user.content-md5";

  private static final String FACES = "faces";
  private static final int ATTEMPTS = 16;

  private final Path buckets;
  private final Path aside;
  private final FilesystemNio2BlobStore writer;

  /**
   * @param buckets the folder of S3Proxy
   * @param aside a folder of the same file system
   */
  Publication(Path buckets, Path aside) throws IOException {
    this.buckets = buckets;
    this.aside = aside;
    Files.createDirectories(aside.resolve(FACES));
    this.writer = new FilesystemNio2BlobStore(aside.toString());
  }

  /**
   * @param condition as {@code If-None-Match}: {@code *} if there must be no such object
   */
  void publish(Path file, MultipartUpload upload, String etag, @Nullable String condition)
      throws IOException {
    Path face = face(upload);
    try {
      adopt(face, file);
      attributes(file).write(ETAG, StandardCharsets.US_ASCII.encode("\"" + etag + "\""));
    } finally {
      Files.deleteIfExists(face);
    }
    Path object = buckets.resolve(upload.containerName()).resolve(upload.blobName());
    if (condition == null) {
      move(file, object);
    } else if (condition.equals("*")) {
      claim(file, object);
    } else {
      throw new UnsupportedOperationException("If-None-Match of an ETag");
    }
  }

  private Path face(MultipartUpload upload) {
    CreateMultipartUploadRequest begun = upload.request();
    PutObjectRequest empty =
        PutObjectRequest.builder()
            .bucket(FACES)
            .key(upload.id())
            .contentLength(0L)
            .cacheControl(begun.cacheControl())
            .contentDisposition(begun.contentDisposition())
            .contentEncoding(begun.contentEncoding())
            .contentLanguage(begun.contentLanguage())
            .contentType(begun.contentType())
            .expires(begun.expires())
            .metadata(begun.metadata())
            .storageClass(begun.storageClass())
            .build();
    writer.putBlob(empty, InputStream.nullInputStream());
    return aside.resolve(FACES).resolve(upload.id());
  }

  private static void adopt(Path from, Path to) throws IOException {
    UserDefinedFileAttributeView source = attributes(from);
    UserDefinedFileAttributeView target = attributes(to);
    for (String name : source.list()) {
      ByteBuffer value = ByteBuffer.allocate(source.size(name));
      source.read(name, value);
      target.write(name, value.flip());
    }
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
  }

  private static UserDefinedFileAttributeView attributes(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }

  /** S3Proxy removes folders that became empty, perhaps the one that was just made. */
  private static void move(Path file, Path object) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Files.createDirectories(object.getParent());
      try {
        Files.move(
            file, object, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (NoSuchFileException gone) {
        if (attempt == ATTEMPTS || Files.notExists(file)) {
          throw gone;
        }
      }
    }
  }

  /** A link fails if there is something, unlike a move. */
  private static void claim(Path file, Path object) throws IOException {
    Files.createDirectories(object.getParent());
    try {
      Files.createLink(object, file);
    } catch (FileAlreadyExistsException taken) {
      throw S3Exceptions.preconditionFailed(taken);
    }
    Files.delete(file);
  }
}
