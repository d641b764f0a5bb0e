package org.lumenark.metadata.drs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.lumenark.metadata.manifest.BundleChecksum;
import org.lumenark.metadata.study.PublicUrls;

/**
 * What an object of DRS says that is a bundle.
 *
 * @param id of the whole; its parts are called {@code id.part0} and so on
 * @param name of it
 * @param files of it
 * @param checksum see {@link BundleChecksum}
 */
record Bundle(
    String id,
    String name,
    String description,
    Optional<String> version,
    Instant created,
    long files,
    long bytes,
    String checksum,
    String alias) {

  /** Whether it names its files itself. */
  static boolean isFlat(long files) {
    return files <= BundleChecksum.MOST;
  }

  /** How many parts there are of this many files, if it is not flat. */
  static long parts(long files) {
    return (files + BundleChecksum.MOST - 1) / BundleChecksum.MOST;
  }

  /** The whole, naming these files. */
  DrsObject of(List<BundledFile> named, PublicUrls urls) {
    return object(id, name, bytes, checksum, contents(named, urls), urls);
  }

  /** The whole, naming its parts. */
  DrsObject ofParts(PublicUrls urls) {
    List<DrsObject.Contents> contents =
        LongStream.range(0, parts(files))
            .mapToObj(part ->
                new DrsObject.Contents(
                    "part%d".formatted(part),
                    id + DrsId.PART + part,
                    List.of(urls.drs(id + DrsId.PART + part)),
                    null))
            .toList();
    return object(id, name, bytes, checksum, contents, urls);
  }

  /** One part of it. */
  DrsObject part(int part, List<BundledFile> named, PublicUrls urls) {
    return object(
        id + DrsId.PART + part,
        name + DrsId.PART + part,
        named.stream().mapToLong(BundledFile::size).sum(),
        BundleChecksum.of(named.stream().map(BundledFile::sha256).toList()),
        contents(named, urls),
        urls);
  }

  private DrsObject object(
      String objectId,
      String objectName,
      long size,
      String digest,
      List<DrsObject.Contents> contents,
      PublicUrls urls) {
    return new DrsObject(
        objectId,
        objectName,
        urls.drs(objectId),
        size,
        created,
        created,
        version.orElse(null),
        null,
        DrsObject.Checksum.sha256(digest),
        null,
        contents,
        description,
        List.of(alias));
  }

  private static List<DrsObject.Contents> contents(List<BundledFile> named, PublicUrls urls) {
    return named.stream()
        .map(file ->
            new DrsObject.Contents(file.name(), file.id(), List.of(urls.drs(file.id())), null))
        .toList();
  }
}
