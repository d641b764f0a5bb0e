package org.lumenark.imaging.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.convert.ConvertedImage;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.zarr.FolderSink;

/**
 * Converts every sample below a folder and puts their thumbnails on sheets, for people to judge:
 * {@code SAMPLES SHEET [WORD...]}. Sheets are {@code SHEET-1.png} and so on; with words, only
 * samples whose path has one of them.
 */
public final class ContactSheet {

  private static final int TILE = 200;
  private static final int CAPTION = 26;
  private static final int COLUMNS = 8;
  private static final int ROWS = 6;
  private static final int MOST_OF_ONE = 4;

  private record Tile(String caption, String details, BufferedImage picture) {}

  private final List<Tile> tiles = new ArrayList<>();

  private ContactSheet() {}

  public static void main(String[] arguments) throws IOException {
    Path samples = Path.of(arguments[0]);
    List<String> words = List.of(arguments).subList(2, arguments.length);
    ContactSheet sheet = new ContactSheet();
    for (Path folder : children(samples)) {
      if (Files.isDirectory(folder) && !folder.endsWith("malformed")) {
        for (Path sample : children(folder)) {
          String name = samples.relativize(sample).toString();
          if (words.isEmpty() || words.stream().anyMatch(name::contains)) {
            sheet.add(sample, name);
          }
        }
      }
    }
    sheet.write(arguments[1]);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  private void add(Path sample, String name) throws IOException {
    Path output = Files.createTempDirectory("contact-sheet").resolve("image.ome.zarr");
    try {
      ConversionReport report =
          new FolderConversion(ImageConverter.installed())
              .convert(
                  sample,
                  output,
                  ExistingOutput.REFUSE,
                  ConversionOptions.defaults(),
                  ConversionProgress.NONE);
      ThumbnailRenderer renderer = new ThumbnailRenderer(new FolderSink(output));
      for (ConvertedImage image : report.images().stream().limit(MOST_OF_ONE).toList()) {
        byte[] png = renderer.render(image.path(), TILE);
        BufferedImage picture = ImageIO.read(new java.io.ByteArrayInputStream(png));
        String details = image.dtype() + " " + image.axes() + " " + image.shape();
        tiles.add(new Tile(name + " " + image.path(), details, picture));
      }
    } catch (ImagingException unread) {
      System.err.printf("%s: %s: %s%n", name, unread.code(), unread.getMessage());
      if (Files.isDirectory(sample)) {
        for (Path part : children(sample)) {
          add(part, name + "/" + part.getFileName());
        }
      }
    } finally {
      delete(output.getParent());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void write(String target) throws IOException {
    int most = COLUMNS * ROWS;
    for (int first = 0; first < tiles.size(); first += most) {
      List<Tile> part = tiles.subList(first, Math.min(first + most, tiles.size()));
      Path file = Path.of(target + "-" + (first / most + 1) + ".png");
      ImageIO.write(sheet(part), "png", file.toFile());
      System.err.println(file + ": " + part.size());
    }
  }

  private static BufferedImage sheet(List<Tile> part) {
    int rows = Math.ceilDiv(part.size(), COLUMNS);
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (TILE + 4), rows * (TILE + CAPTION + 4), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(new Color(0x404050));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    graphics.setColor(Color.WHITE);
    for (int i = 0; i < part.size(); i++) {
      int x = i % COLUMNS * (TILE + 4) + 2;
      int y = i / COLUMNS * (TILE + CAPTION + 4) + 2;
      Tile tile = part.get(i);
      graphics.drawImage(tile.picture(), x, y, null);
      graphics.drawString(last(tile.caption(), 34), x, y + TILE + 11);
      graphics.drawString(last(tile.details(), 34), x, y + TILE + 23);
    }
    graphics.dispose();
    return sheet;
  }

  private static String last(String text, int characters) {
    return text.substring(Math.max(0, text.length() - characters));
  }
}
