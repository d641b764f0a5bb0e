package org.lumenark.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.manifest.ManifestEntry;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.storage.CorruptBlobException;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.TestStores;

class ManifestIT {

  private static final BlobKey BLOB = new BlobKey("0a/01890000-0000-7000-8000-00000000000a");

  private static ObjectStore store;

  @BeforeAll
  static void connect() throws Exception {
    store = TestStores.s3();
  }

  @Test
  void moreFilesThanOneSegmentTakesAreReadBackInOrder() throws Exception {
    SealedManifest sealed = write(50_001);
    ManifestRoot root = new ManifestReader(store).root(ManifestUri.parse(sealed.uri()));
    assertThat(root.segments()).hasSize(2);
    assertThat(root.count()).isEqualTo(50_001);
    List<ManifestEntry> read = new ArrayList<>();
    new ManifestReader(store)
        .read(
            root,
            (ordinal, entry) -> {
              assertThat(ordinal).isEqualTo(read.size());
              read.add(entry);
            });
    assertThat(read).hasSize(50_001).last().isEqualTo(entry(50_000));
  }

  @Test
  void anEmptyManifestHasTheRootOfNothing() throws Exception {
    assertThat(write(0).root().root())
        .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void pathsOutOfOrderAreRefused() throws Exception {
    try (ManifestWriter writer = writer()) {
      writer.add(entry(2));
      assertThatThrownBy(() -> writer.add(entry(1))).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> writer.add(entry(2))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSwappedSegmentIsFound() throws Exception {
    SealedManifest one = write(3);
    SealedManifest other = write(4);
    String from = other.root().segments().getFirst().object().value();
    String to = one.root().segments().getFirst().object().value();
    store.put(to, store.read(from, 1 << 20), "application/octet-stream");
    assertThatThrownBy(() -> new ManifestReader(store).read(one.root(), (ordinal, entry) -> {}))
        .isInstanceOf(CorruptBlobException.class);
  }

  private static SealedManifest write(int files) throws Exception {
    try (ManifestWriter writer = writer()) {
      for (int file = 0; file < files; file++) {
        writer.add(entry(file));
      }
      return writer.finish();
    }
  }

  private static ManifestWriter writer() {
    return new ManifestWriter(store, new Accession("S-LMK1"), 1, BlobKey::next);
  }

  private static ManifestEntry entry(int file) {
    return new ManifestEntry(
        "folder/%06d é.tif".formatted(file),
        file,
        "%064x".formatted(file),
        "%08x".formatted(file),
        new BlobRange(BLOB, 512L * file, file));
  }
}
