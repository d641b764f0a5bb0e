package org.lumenark.imaging.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.assemble.ImageInput;
import org.lumenark.imaging.omezarr.OmeZarrReader;
import org.lumenark.imaging.omezarr.ZarrArray;
import org.lumenark.imaging.omezarr.ZarrNode;
import org.lumenark.imaging.omezarr.ZarrStore;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.ZipFileSet;

/**
 * Judges OME-Zarr by OME-NGFF 0.4, 0.5 and 0.6 (release candidate 0): a folder, a ZIP, or one JSON
 * document. Reads metadata only. Sources: the specifications and their JSON Schemas
 * (ngff.openmicroscopy.org), which are kept with this library. Safe for use by several threads.
 */
public final class NgffValidator {

  private final ReadLimits limits;

  public NgffValidator(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Judges what is at a path of the local disk.
   *
   * @throws NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read; what is wrong with its content is a finding
   */
  public NgffReport validate(Path path, NgffOptions options) throws IOException {
    return validate(ImageInput.of(path), options);
  }

  /**
   * Judges a folder of any file set, or one file in it.
   *
   * @throws NoSuchFileException if it names a file that is not there
   */
  public NgffReport validate(ImageInput input, NgffOptions options) throws IOException {
    Judgement judgement = new Judgement(options);
    switch (input.kind()) {
      case FOLDER -> judgement.hierarchy(input.files(), "");
      case FILE -> {
        Optional<ByteSource> source = input.files().open(input.entries().getFirst());
        file(source.orElseThrow(() -> new NoSuchFileException(input.name())), judgement);
      }
    }
    return judgement.report(input.name());
  }

  private void file(ByteSource opened, Judgement judgement) throws IOException {
    try (ByteSource source = opened) {
      byte[] head = new byte[(int) Math.min(4, source.size())];
      source.read(0, head, 0, head.length);
      boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9;
      if (!zip) {
        judgement.document(source);
        return;
      }
      ZipFileSet files = ZipFileSet.open(source, limits);
      judgement.hierarchy(files, OmeZarrReader.root(files).orElse(""));
    } catch (ZipFileSet.DamagedZipException e) {
      judgement.error("zip.damaged", e.getMessage() + ".", "Pack the hierarchy again.");
    }
  }

  /** What a writer is about to say of an image, with the metadata of its arrays in order. */
  public static List<NgffFinding> image(JsonNode attributes, List<? extends JsonNode> arrays) {
    Findings findings = new Findings(NgffOptions.Rigour.SHOULD);
    NgffKind kind = NgffKind.infer(attributes.path("ome")).orElse(NgffKind.IMAGE);
    Scope scope = new Scope(findings, NgffVersion.V05, "", Scope.Surroundings.HIERARCHY);
    AttributeChecks.check(scope, kind, attributes);
    List<Optional<ZarrArray>> read = new ArrayList<>();
    for (JsonNode array : arrays) {
      ZarrNode node = new ZarrNode("", ZarrNode.Kind.ARRAY, 3, array, array, List.of(""));
      read.add(ArrayChecks.check(scope, node, ReadLimits.DEFAULT));
    }
    JsonNode multiscale = attributes.at("/ome/multiscales/0");
    Scope at = scope.below("/ome/multiscales/0");
    if (multiscale.path("datasets").size() != arrays.size()) {
      at.must(
          "dataset.missing",
          "Datasets and arrays differ in number.",
          "List each array once.",
          "/datasets");
    } else {
      ArrayChecks.levels(at, kind, multiscale, read);
    }
    return findings.all();
  }

  /** The same for a group that leads to images; nothing for one without OME metadata. */
  public static List<NgffFinding> group(JsonNode attributes) {
    Findings findings = new Findings(NgffOptions.Rigour.SHOULD);
    Scope scope = new Scope(findings, NgffVersion.V05, "", Scope.Surroundings.HIERARCHY);
    NgffKind.infer(attributes.path("ome"))
        .ifPresent(kind -> AttributeChecks.check(scope, kind, attributes));
    return findings.all();
  }

  private record Known(NgffKind kind, NgffVersion version) {}

  /** One run. */
  private final class Judgement {

    private final NgffOptions options;
    private final Findings findings;
    private @Nullable NgffVersion version;
    private @Nullable NgffKind kind;

    Judgement(NgffOptions options) {
      this.options = options;
      findings = new Findings(options.rigour());
    }

    void error(String code, String message, String remedy) {
      findings.add(Severity.ERROR, code, message, remedy, "");
    }

    void hierarchy(FileSet files, String root) throws IOException {
      ZarrStore store = ZarrStore.at(files, root, limits).strict();
      Optional<ZarrNode> node;
      try {
        node = store.node("");
      } catch (ImagingException e) {
        error(e.code(), String.valueOf(e.getMessage()), "Write this document again.");
        return;
      }
      if (node.isEmpty()) {
        error("zarr.no-root", "There is no Zarr metadata here.", "Name the root of the hierarchy.");
        return;
      }
      Optional<Known> known = known(node.get());
      if (known.isPresent()) {
        new HierarchyChecks(store, findings, known.get().version, limits)
            .check(node.get(), known.get().kind);
      }
    }

    void document(ByteSource source) throws IOException {
      if (source.size() > limits.maxMetadata()) {
        error("json.too-large", "The document is too large to be judged.", "Make it smaller.");
        return;
      }
      byte[] bytes = new byte[(int) source.size()];
      source.read(0, bytes, 0, bytes.length);
      Optional<ZarrNode> node = DocumentChecks.node(bytes, findings);
      Optional<Known> known = node.flatMap(this::known);
      if (node.isEmpty() || known.isEmpty()) {
        return;
      }
      if (known.get().kind == NgffKind.ARRAY) {
        Scope scope =
            new Scope(findings, known.get().version, "", Scope.Surroundings.DOCUMENT_ALONE);
        ArrayChecks.check(scope, node.get(), limits);
      } else {
        DocumentChecks.check(node.get(), known.get().kind, known.get().version, findings);
      }
    }

    /** Version and kind; empty if one of them cannot be told, which is a finding. */
    private Optional<Known> known(ZarrNode node) {
      Optional<String> told = options.version().or(() -> told(node));
      Optional<NgffVersion> found = told.flatMap(NgffVersion::of);
      if (found.isEmpty()) {
        error(
            "version.unsupported",
            "Version %s is not judged.".formatted(Findings.shortened(told.orElse("unknown"))),
            "Versions 0.4, 0.5 and 0.6 are.");
        return Optional.empty();
      }
      version = found.get();
      JsonNode ome = found.get() == NgffVersion.V04 ? node.attributes() : node.ome();
      Optional<NgffKind> meant =
          options
              .kind()
              .or(() -> node.isArray() ? Optional.of(NgffKind.ARRAY) : NgffKind.infer(ome));
      if (meant.isEmpty()) {
        error(
            "kind.unknown",
            "There is no OME metadata that tells what this is.",
            "Add it, or say which kind it is meant to be.");
        return Optional.empty();
      }
      kind = meant.get();
      return Optional.of(new Known(meant.get(), found.get()));
    }

    private Optional<String> told(ZarrNode node) {
      JsonNode attributes = node.attributes();
      if (attributes.path("ome").isObject()) {
        return Optional.of(attributes.at("/ome/version").asText(NgffVersion.V05.number()));
      }
      for (String pointer :
          List.of(
              "/multiscales/0/version",
              "/plate/version",
              "/well/version",
              "/image-label/version")) {
        if (attributes.at(pointer).isTextual()) {
          return Optional.of(attributes.at(pointer).asText());
        }
      }
      return Optional.of(node.format() == 3 ? NgffVersion.V05.number() : NgffVersion.V04.number());
    }

    NgffReport report(String input) {
      List<NgffFinding> all = findings.all();
      boolean valid = all.stream().noneMatch(f -> f.severity() == Severity.ERROR);
      return new NgffReport(
          input,
          version == null ? null : version.number(),
          kind == null ? null : kind.lowerCase(),
          valid,
          all);
    }
  }
}
