package org.lumenark.document.pagetab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/** Unpacks every part of an XLSX file once, counting, before anything reads it. */
final class XlsxPackage {

  private static final int MOST_PARTS = 1_000;
  private static final int STEP = 64 << 10;
  private static final String DOCTYPE = "<!DOCTYPE";

  private XlsxPackage() {}

  static void check(byte[] bytes) {
    PageTabLimits.checkBytes(bytes.length);
    long unpacked = 0;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
      if (parts.isEmpty() || parts.size() > MOST_PARTS) {
        throw refuse("xlsx.parts", "The file has no parts, or more than 1,000.");
      }
      for (ZipArchiveEntry part : parts) {
        try (InputStream content = zip.getInputStream(part)) {
          unpacked += unpacked(content, PageTabLimits.BYTES - unpacked);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw XlsxRows.unreadable();
    }
  }

  private static long unpacked(InputStream content, long room) throws IOException {
    long read = 0;
    String before = "";
    for (byte[] step = content.readNBytes(STEP); step.length > 0; step = content.readNBytes(STEP)) {
      read += step.length;
      if (read > room) {
        throw refuse("xlsx.too-large", "The file unpacks to more than 32 MiB.");
      }
      String text = before + new String(step, StandardCharsets.ISO_8859_1).replace("\0", "");
      if (text.contains(DOCTYPE)) {
        throw refuse("xml.dtd", "A part of the file declares a document type.");
      }
      before = text.substring(Math.max(0, text.length() - DOCTYPE.length()));
    }
    return read;
  }

  private static Refusal refuse(String code, String message) {
    return Refusal.at(
        Place.row(1), code, message, "Copy the rows into a new spreadsheet and save that.");
  }
}
