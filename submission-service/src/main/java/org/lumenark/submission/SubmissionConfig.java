package org.lumenark.submission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Limits and times of submission-service. Sizes are in bytes. */
@ConfigMapping(prefix = "lumenark.submission")
public interface SubmissionConfig {

  /** What new accessions begin with. */
  @WithDefault("S-LMK")
  String accessionPrefix();

  /** Longest file that is taken; parts end at 625 GiB. */
  @WithDefault("549755813888")
  long maxFileBytes();

  /** Most files of a draft. */
  @WithDefault("5000000")
  long maxFiles();

  /** Most bytes of a draft. */
  @WithDefault("109951162777600")
  long maxDraftBytes();

  /** Most bytes of all studies and drafts of an owner. */
  @WithDefault("1125899906842624")
  long maxOwnerBytes();

  /** Most drafts that an owner has open. */
  @WithDefault("1000")
  int maxOpenDrafts();

  /** Most uploads of a draft that are not complete. */
  @WithDefault("1000")
  int maxOpenUploads();

  /** Most uploads that are not complete, over all drafts of an owner. */
  @WithDefault("5000")
  int maxOpenUploadsOfOwner();

  /** Longest study document, as JSON. */
  @WithDefault("1048576")
  int maxMetadataBytes();

  /** Largest PageTab that is imported, and what an XLSX file may unpack to. */
  @WithDefault("4194304")
  int maxPageTabBytes();

  /** Most file lists of a draft. */
  @WithDefault("64")
  int maxFileLists();

  /** Most rows of all file lists of a draft together. */
  @WithDefault("10000000")
  long maxFileListRows();

  /** Longest file list as it is sent. */
  @WithDefault("2147483648")
  long maxFileListBytes();

  /**
   * Most bytes of attributes that the files of a draft have of its lists, all together; those of a
   * folder count for each file in it.
   */
  @WithDefault("8589934592")
  long maxAttributeBytes();

  /** Most file lists that are received at a time in this process. */
  @WithDefault("16")
  int maxFileListUploads();

  /** Most file lists that are checked and loaded at a time in this process; more wait. */
  @WithDefault("2")
  int maxFileListLoads();

  /** Most annotation tables of a draft. */
  @WithDefault("16")
  int maxAnnotationTables();

  /** Most rows of all annotation tables of a draft together. */
  @WithDefault("2000000")
  long maxAnnotationRows();

  /** Most columns of an annotation table. */
  @WithDefault("500")
  int maxAnnotationColumns();

  /** Longest cell of an annotation table, in characters. */
  @WithDefault("32767")
  int maxAnnotationCellCharacters();

  /** Longest annotation table, as it is sent and when it is unpacked. */
  @WithDefault("1073741824")
  long maxAnnotationTableBytes();

  /** Most entries of a tar batch. */
  @WithDefault("20000")
  int maxBatchEntries();

  /** Longest tar batch. */
  @WithDefault("2147483648")
  long maxBatchBytes();

  /** Memory for parts in the making, all requests together; half of the heap if nobody says. */
  OptionalLong partMemoryBytes();

  /** An upload that nothing was added to for this long is given up. */
  @WithDefault("7d")
  Duration uploadExpiry();

  /** How long an upload token is good for if nobody says. */
  @WithDefault("30d")
  Duration uploadTokenLife();

  /** Longest time that an upload token may be good for. */
  @WithDefault("90d")
  Duration maxUploadTokenLife();

  /** Most upload tokens of a draft that are good at a time. */
  @WithDefault("100")
  int maxUploadTokens();

  /** How long a reviewer link is good for if nobody says. */
  @WithDefault("90d")
  Duration reviewerLinkLife();

  /** Longest time that a reviewer link may be good for. */
  @WithDefault("365d")
  Duration maxReviewerLinkLife();

  /** Most reviewer links of a study that are good at a time. */
  @WithDefault("20")
  int maxReviewerLinks();

  /**
   * How long a deleted draft can be restored, and how long objects are kept after the last file
   * that named them was deleted.
   */
  @WithDefault("30d")
  Duration deletedGrace();

  /** How long an object may lie in the store without being committed. */
  @WithDefault("2d")
  Duration uncommittedGrace();

  /** Longest time until a change of a study is sent to those who follow it. */
  @WithDefault("500ms")
  Duration eventInterval();

  /** How often a stream of events says that it is alive. */
  @WithDefault("15s")
  Duration eventHeartbeat();

  /**
   * A stream of events ends after this time; the client comes again with a token that is valid
   * then.
   */
  @WithDefault("5m")
  Duration eventStreamLife();

  /** Most streams of events at a time in this process. */
  @WithDefault("500")
  int maxEventStreams();

  /**
   * File with the key that signs receipts: RSA of at least 2,048 bits, PKCS#8 in PEM. It is made if
   * it is not there. Without it there are no receipts.
   */
  Optional<Path> receiptKeyFile();

  /** Release date of a study that was submitted without one, from then on. */
  @WithDefault("365d")
  Duration defaultEmbargo();

  /** Most actions on drafts that run at a time in this process; more wait. */
  @WithDefault("4")
  int maxActions();

  /** How long an action belongs to a worker that says nothing any more. */
  @WithDefault("60s")
  Duration actionLease();

  /** How long a finished action can be looked at. */
  @WithDefault("30d")
  Duration actionMemory();

  /** Most entries of an archive that is expanded. */
  @WithDefault("1000000")
  int maxArchiveEntries();

  /** Most bytes that an archive expands to. */
  @WithDefault("2199023255552")
  long maxArchiveBytes();

  /** Most bytes that come out of an archive for each byte in it, above the first 64 MiB. */
  @WithDefault("200")
  int maxArchiveRatio();

  /**
   * Folders and buckets that everyone who is signed in may import from, under the names that they
   * see. Nothing else can be imported.
   */
  Map<String, ImportFrom> importSources();

  /**
   * Studies that a partner should have, by the name of the rule. Depositors are told when they
   * validate and submit.
   */
  Map<String, Redirect> redirects();

  /** A rule that sends studies elsewhere. */
  interface Redirect {

    /** Templates that it is about. */
    List<String> templates();

    /**
     * Imaging methods that it is about: ids or names of terms, or free texts, as a study has them;
     * any if none is named.
     */
    Optional<List<String>> methods();

    /** Name of the partner. */
    String partner();

    /** Where the partner takes deposits. */
    URI url();

    /** Why, in a sentence for depositors. */
    String reason();

    /** Whether such a study cannot be submitted here, or only its depositor is told. */
    @WithDefault("warning")
    Effect effect();

    /** What a rule does to a submission. */
    enum Effect {
      WARNING,
      ERROR
    }
  }

  /** Where a source of imports is: either a folder or a bucket. */
  interface ImportFrom {

    /** A folder that this process can read. */
    Optional<Path> folder();

    Optional<String> bucket();

    /** Folder of the bucket that imports are kept to. */
    Optional<String> prefix();

    /** Store of the bucket; the archive's own if it is not said, with its account. */
    Optional<URI> endpoint();

    Optional<String> accessKey();

    Optional<String> secretKey();

    @WithDefault("us-east-1")
    String region();
  }
}
