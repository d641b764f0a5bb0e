package org.lumenark.metadata.drs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.export.MediaTypes;
import org.lumenark.metadata.manifest.BundleChecksum;
import org.lumenark.metadata.manifest.ManifestFiles;
import org.lumenark.metadata.manifest.ManifestRow;
import org.lumenark.metadata.manifest.Manifests;
import org.lumenark.metadata.study.AskedVersion;
import org.lumenark.metadata.study.PublicUrls;
import org.lumenark.metadata.study.StudyAccess;
import org.lumenark.metadata.study.StudySight;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;

/** Finds objects of DRS. Rights are those of the studies. */
@ApplicationScoped
class DrsObjects {

  private static final String FILES =
      """
      select f.ordinal, f.path, f.size, encode(f.sha256, 'hex'), r.format from file f
        left join file_result r
          on r.accession = f.accession and r.version = f.version and r.ordinal = f.ordinal
       where f.accession = :accession and f.version = :version
         and f.ordinal >= :from and f.ordinal < :until
       order by f.ordinal
      """;

  private static final String KNOWN =
      "select contents from study_bundle where accession = :accession and version = :version";

  private static final String WORK_OUT =
      """
      insert into study_bundle (accession, version, contents)
      select :accession, :version, encode(sha256(convert_to(
          string_agg(p.digest, '' order by p.digest collate "C"), 'UTF8')), 'hex')
        from (
          select encode(sha256(convert_to(string_agg(
              encode(sha256, 'hex'), '' order by encode(sha256, 'hex') collate "C"), 'UTF8')), 'hex')
              as digest
            from file where accession = :accession and version = :version
           group by ordinal / cast(:most as bigint)) p
      on conflict (accession, version) do nothing
      """;

  private final Mutiny.SessionFactory sessions;
  private final StudyAccess access;
  private final Manifests manifests;
  private final ManifestFiles manifestFiles;
  private final PublicUrls urls;

  DrsObjects(
      Mutiny.SessionFactory sessions,
      StudyAccess access,
      Manifests manifests,
      ManifestFiles manifestFiles,
      PublicUrls urls) {
    this.sessions = sessions;
    this.access = access;
    this.manifests = manifests;
    this.manifestFiles = manifestFiles;
    this.urls = urls;
  }

  /**
   * @throws ProblemException by the Uni: {@code not-found}, {@code study.withdrawn} or {@code
   *     unavailable} while its files are not catalogued yet
   */
  Uni<DrsObject> object(String id, Caller caller) {
    DrsId named = DrsId.parse(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    return sessions.withTransaction(session ->
        switch (named) {
          case DrsId.OfFile file -> file(session, file, caller);
          case DrsId.OfStudy study ->
              visible(session, study.accession(), study.version(), caller)
                  .chain(sight -> study(session, sight));
          case DrsId.OfStudyPart part ->
              visible(session, part.accession(), OptionalInt.of(part.version()), caller)
                  .chain(sight -> studyPart(session, sight, part.part()));
          case DrsId.OfManifest manifest -> manifest(session, manifest.id());
          case DrsId.OfManifestPart part -> manifestPart(session, part);
        });
  }

  private Uni<StudySight.Visible> visible(
      Mutiny.Session session, String accession, OptionalInt version, Caller caller) {
    return access
        .visible(session, new AskedVersion(accession, version), caller)
        .invoke(sight -> {
          if (!sight.hasOriginals()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
          }
          if (!sight.version().isLoaded()) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
          }
        });
  }

  private Uni<DrsObject> file(Mutiny.Session session, DrsId.OfFile file, Caller caller) {
    return visible(session, file.accession(), OptionalInt.of(file.version()), caller)
        .chain(sight ->
            rows(session, sight, file.line(), file.line() + 1)
                .map(rows ->
                    rows.stream()
                        .findFirst()
                        .map(row -> file(sight, row))
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND))));
  }

  private DrsObject file(StudySight.Visible sight, Object[] row) {
    String path = (String) row[1];
    String id = fileId(sight, row);
    String address = urls.file(sight.study().accession(), path);
    return new DrsObject(
        id,
        DrsName.of(path),
        urls.drs(id),
        ((Number) row[2]).longValue(),
        sight.version().submittedAt(),
        sight.version().submittedAt(),
        Integer.toString(sight.version().number()),
        MediaTypes.of((String) row[4]).orElse("application/octet-stream"),
        DrsObject.Checksum.sha256((String) row[3]),
        DrsObject.AccessMethod.https(
            sight.isShown() ? address : address + "?version=" + sight.version().number()),
        null,
        path,
        null);
  }

  private static String fileId(StudySight.Visible sight, Object[] row) {
    return sight.study().accession() + ".v" + sight.version().number() + "." + row[0];
  }

  private Uni<DrsObject> study(Mutiny.Session session, StudySight.Visible sight) {
    long files = sight.version().totals().count();
    if (Bundle.isFlat(files)) {
      return named(session, sight, 0)
          .map(named ->
              bundle(sight, BundleChecksum.of(named.stream().map(BundledFile::sha256).toList()))
                  .of(named, urls));
    }
    return checksum(session, sight).map(checksum -> bundle(sight, checksum).ofParts(urls));
  }

  private Uni<DrsObject> studyPart(Mutiny.Session session, StudySight.Visible sight, int part) {
    check(sight.version().totals().count(), part);
    return named(session, sight, (long) part * BundleChecksum.MOST)
        .map(named -> bundle(sight, "").part(part, named, urls));
  }

  private Bundle bundle(StudySight.Visible sight, String checksum) {
    String id = sight.study().accession() + ".v" + sight.version().number();
    return new Bundle(
        id,
        id,
        sight.title(),
        Optional.of(Integer.toString(sight.version().number())),
        sight.version().submittedAt(),
        sight.version().totals().count(),
        sight.version().totals().bytes(),
        checksum,
        urls.study(id));
  }

  private Uni<List<BundledFile>> named(
      Mutiny.Session session, StudySight.Visible sight, long from) {
    return rows(session, sight, from, from + BundleChecksum.MOST)
        .map(rows ->
            rows.stream()
                .map(row ->
                    new BundledFile(
                        ((Number) row[0]).longValue(),
                        fileId(sight, row),
                        Optional.of((String) row[1]),
                        ((Number) row[2]).longValue(),
                        (String) row[3]))
                .toList());
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.Session session, StudySight.Visible sight, long from, long until) {
    return session
        .createNativeQuery(FILES, Object[].class)
        .setParameter("accession", sight.study().accession())
        .setParameter("version", sight.version().number())
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList();
  }

  /** Worked out by the database when it is first asked for, some seconds for millions of files. */
  private static Uni<String> checksum(Mutiny.Session session, StudySight.Visible sight) {
    return known(session, sight)
        .chain(known ->
            known.isPresent()
                ? Uni.createFrom().item(known.get())
                : session
                    .createNativeQuery(WORK_OUT)
                    .setParameter("accession", sight.study().accession())
                    .setParameter("version", sight.version().number())
                    .setParameter("most", (long) BundleChecksum.MOST)
                    .executeUpdate()
                    .chain(() -> known(session, sight))
                    .map(Optional::orElseThrow));
  }

  private static Uni<Optional<String>> known(Mutiny.Session session, StudySight.Visible sight) {
    return session
        .createNativeQuery(KNOWN, String.class)
        .setParameter("accession", sight.study().accession())
        .setParameter("version", sight.version().number())
        .getResultList()
        .map(found -> found.stream().findFirst());
  }

  private Uni<DrsObject> manifest(Mutiny.Session session, String id) {
    return manifests
        .frozen(session, id)
        .chain(row ->
            Bundle.isFlat(row.files())
                ? named(session, row, 0).map(named -> bundle(row).of(named, urls))
                : Uni.createFrom().item(bundle(row).ofParts(urls)));
  }

  private Uni<DrsObject> manifestPart(Mutiny.Session session, DrsId.OfManifestPart part) {
    return manifests
        .frozen(session, part.id())
        .invoke(row -> check(row.files(), part.part()))
        .chain(row ->
            named(session, row, (long) part.part() * BundleChecksum.MOST)
                .map(named -> bundle(row).part(part.part(), named, urls)));
  }

  private Bundle bundle(ManifestRow row) {
    return new Bundle(
        row.id(),
        row.id(),
        row.title(),
        Optional.empty(),
        row.created(),
        row.files(),
        row.bytes().orElse(0L),
        row.contents().orElseThrow(),
        urls.manifest(row.id()));
  }

  private Uni<List<BundledFile>> named(Mutiny.Session session, ManifestRow row, long from) {
    return manifestFiles
        .range(session, row.id(), from, from + BundleChecksum.MOST)
        .map(files ->
            files.stream()
                .map(file ->
                    new BundledFile(
                        file.number(),
                        file.drsId(),
                        file.open() ? Optional.of(file.path()) : Optional.empty(),
                        file.size(),
                        file.sha256()))
                .toList());
  }

  private static void check(long files, int part) {
    if (Bundle.isFlat(files) || part >= Bundle.parts(files)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
  }
}
