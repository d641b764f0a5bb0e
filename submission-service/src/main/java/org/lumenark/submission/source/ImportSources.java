package org.lumenark.submission.source;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.storage.OtherBuckets;
import org.lumenark.platform.storage.StoreAccess;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.SubmissionConfig.ImportFrom;
import org.lumenark.submission.source.ImportSource.Kind;

/** The sources of this archive. A service whose sources are configured wrongly does not start. */
@ApplicationScoped
@Startup
public class ImportSources {

  private final Map<String, ImportSource> sources = new TreeMap<>();

  ImportSources(SubmissionConfig config, OtherBuckets buckets) {
    config.importSources().forEach((name, from) -> sources.put(name, source(name, from, buckets)));
  }

  /** A source as depositors see it: where it is, is the operator's business. */
  record Named(String kind, String name) {}

  /** By name. */
  List<Named> names() {
    return sources.entrySet().stream()
        .map(entry -> new Named(kind(entry.getValue()).value(), entry.getKey()))
        .toList();
  }

  public Optional<ImportSource> find(Kind kind, String name) {
    return Optional.ofNullable(sources.get(name)).filter(source -> kind(source) == kind);
  }

  private static Kind kind(ImportSource source) {
    return switch (source) {
      case FolderSource _ -> Kind.FOLDER;
      case BucketSource _ -> Kind.BUCKET;
    };
  }

  private static ImportSource source(String name, ImportFrom from, OtherBuckets buckets) {
    if (from.folder().isPresent() == from.bucket().isPresent()) {
      throw wrong(name, "needs either a folder or a bucket");
    }
    if (from.folder().isPresent()) {
      if (!from.folder().get().isAbsolute()) {
        throw wrong(name, "needs an absolute path");
      }
      return new FolderSource(from.folder().get());
    }
    String prefix = from.prefix().orElse("");
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      prefix += "/";
    }
    if (!prefix.isEmpty() && FilePath.check(prefix.substring(0, prefix.length() - 1)).isPresent()) {
      throw wrong(name, "has a prefix that is no folder");
    }
    String bucket = from.bucket().orElseThrow();
    try {
      return new BucketSource(
          from.endpoint().isEmpty()
              ? buckets.open(bucket)
              : buckets.open(
                  new StoreAccess(
                      from.endpoint().get(),
                      from.region(),
                      from.accessKey().orElse(""),
                      from.secretKey().orElse("")),
                  bucket),
          prefix);
    } catch (IllegalArgumentException refused) {
      throw wrong(name, "has a bucket that cannot be used: " + refused.getMessage());
    }
  }

  private static IllegalStateException wrong(String name, String why) {
    return new IllegalStateException("lumenark.submission.import-sources." + name + " " + why);
  }
}
