package org.lumenark.document.pagetab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
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

  /** A cell behind the last column, XFD: the reader would make room for all before it. */
  private static final Pattern CELL_OUTSIDE =
      Pattern.compile(
          "<(?:\\w{1,20}:)?c\\s(?:[^<>]*\\s)?r\\s*=\\s*[\"'](?![A-Za-z]{1,3}[0-9]{1,7}[\"'])");

  private XlsxPackage() {}

  /**
   * @param most bytes that all parts together may unpack to
   */
  static void check(byte[] bytes, int most) {
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
          unpacked += unpacked(content, most - unpacked);
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
        throw refuse("xlsx.too-large", "The file unpacks to more than is taken.");
      }
      String text = before + new String(step, StandardCharsets.ISO_8859_1).replace("\0", "");
      if (text.contains(DOCTYPE)) {
        throw refuse("xml.dtd", "A part of the file declares a document type.");
      }
      if (CELL_OUTSIDE.matcher(text).find()) {
        throw XlsxRows.unreadable();
      }
      before = tail(text);
    }
    return read;
  }

  /** What the next step may go on with: a tag that is not closed, or the begin of one. */
  private static String tail(String text) {
    int tag = text.lastIndexOf('<');
    if (tag < 0 || text.indexOf('>', tag) > 0) {
      return text.substring(Math.max(0, text.length() - DOCTYPE.length()));
    }
    if (text.length() - tag > STEP) {
      throw XlsxRows.unreadable();
    }
    return text.substring(tag);
  }

  private static Refusal refuse(String code, String message) {
    return Refusal.at(
        Place.row(1), code, message, "Copy the rows into a new spreadsheet and save that.");
  }
}
