package org.lumenark.submission.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.platform.storage.UploadedPart;
import org.lumenark.submission.Depositor;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ExpiredUploadsIT {

  private final Depositor depositor = new Depositor("depositor");

  @Inject ExpiredUploads expired;
  @Inject AgroalDataSource dataSource;
  @Inject @Originals ObjectStore store;

  @Test
  void anUploadThatNothingWasAddedToIsGivenUpWithItsBytesAndOthersAreNot() throws Exception {
    String draft = depositor.draft("Forgotten");
    String forgotten = depositor.upload(draft, "forgotten.bin", 3);
    String lively = depositor.upload(draft, "lively.bin", 3);
    depositor.patch(forgotten, 0, new byte[2]).then().statusCode(204);
    depositor.patch(lively, 0, new byte[2]).then().statusCode(204);
    String tail = tail(forgotten);
    assertThat(store.stat(tail)).isPresent();
    makeOld(forgotten);

    expired.collect();

    depositor.tus().head(forgotten).then().statusCode(404);
    depositor.patch(forgotten, 2, new byte[1]).then().statusCode(404);
    assertThat(store.stat(tail)).isEmpty();
    depositor.patch(lively, 2, new byte[1]).then().statusCode(204);
    depositor.put(draft, "forgotten.bin", new byte[3]);
  }

  @Test
  void aPartThatWasNeverJoinedIsGivenUpWithItsObject() throws Exception {
    String part = depositor.part(depositor.draft("Never joined"), new byte[3]);
    String object = column("object", part);
    assertThat(store.stat(object)).isPresent();
    expired.collect();
    assertThat(store.stat(object)).isPresent();
    makeOld(part);

    expired.collect();

    depositor.tus().head(part).then().statusCode(404);
    assertThat(store.stat(object)).isEmpty();
  }

  @Test
  void whatTheStoreHoldsOfAnUnfinishedObjectIsGivenUpToo() throws Exception {
    int length = 20 << 20;
    String upload = depositor.upload(depositor.draft("Half"), "half.bin", length);
    depositor.patch(upload, 0, new byte[length - 1]).then().statusCode(204);
    MultipartUpload begun =
        new MultipartUpload(column("object", upload), column("multipart", upload));
    store.uploadPart(begun, 1, new byte[8 << 20], 8 << 20);
    makeOld(upload);

    expired.collect();

    List<UploadedPart> parts = List.of(new UploadedPart(1, "x", 8 << 20, 0));
    assertThatThrownBy(() -> store.completeMultipart(begun, parts))
        .isInstanceOf(StoreException.Missing.class);
  }

  private String tail(String upload) throws Exception {
    return column("tail_key", upload);
  }

  private String column(String name, String upload) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select " + name + " from upload where id = ?")) {
      select.setObject(1, id(upload));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void makeOld(String upload) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update upload set expires_at = now() - interval '1 second' where id = ?")) {
      update.setObject(1, id(upload));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static UUID id(String upload) {
    return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
  }
}
