package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/** Does what a file tells it to, as a reader would that the file has taken over. */
public final class MisbehavingReader implements PixelSourceProvider {

  static final String FORMAT = "test-misbehaving";
  static final Detection DETECTION = new Detection(FORMAT, 1, "a test", true, true);
  static final int SIZE = 3_000;

  private static final int ROW_OF_TROUBLE = SIZE / 2;

  /** For the service loader. */
  public MisbehavingReader() {}

  @Override
  public String name() {
    return "misbehaving";
  }

  @Override
  public List<String> formats() {
    return List.of(FORMAT);
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    String order;
    try (ByteSource source = files.open(path).orElseThrow()) {
      byte[] text = new byte[(int) source.size()];
      source.read(0, text, 0, text.length);
      order = new String(text, StandardCharsets.UTF_8);
    }
    Map<String, String> facts = new TreeMap<>();
    switch (order) {
      case "tell" -> {
        System.getenv().keySet().forEach(key -> facts.put("env." + key, ""));
        facts.put("pid", Long.toString(ProcessHandle.current().pid()));
        try (Stream<String> paths = files.paths()) {
          facts.put("paths", Long.toString(paths.count()));
        }
      }
      case "print" -> {
        System.out.println("a stray line");
        System.err.println("x".repeat(1 << 20));
      }
      default -> {
        if (!order.startsWith("rows ")) {
          misbehave(order, path);
        }
      }
    }
    return new Source(order, path, facts);
  }

  private static void misbehave(String order, String path) throws ImagingException {
    switch (order) {
      case "hang" -> hang();
      case "spin" -> {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
      }
      case "heap" -> {
        List<long[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
          kept.add(new long[1 << 20]);
        }
      }
      case "direct" -> {
        List<ByteBuffer> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
          kept.add(ByteBuffer.allocateDirect(1 << 20));
        }
      }
      case "native" -> allocateNatively();
      case "die" -> Runtime.getRuntime().halt(42);
      case "fault" -> MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1);
      case "recurse" -> throw new StackOverflowError();
      case "defect" -> throw new IllegalStateException("our own mistake");
      case "coded" -> throw new ImagingException("test.wrong", path + " at 7", "It is wrong.");
      default -> {}
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a library in C would: the virtual machine does not know of it. */
  private static void allocateNatively() {
    Linker linker = Linker.nativeLinker();
    MethodHandle calloc =
        handle(linker, "malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    MethodHandle fill =
        handle(
            linker,
            "memset",
            FunctionDescriptor.of(
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG));
    long bytes = 4 << 20;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        MemorySegment block = (MemorySegment) calloc.invokeExact(bytes);
        MemorySegment filled = (MemorySegment) fill.invokeExact(block, 1, bytes);
        if (filled.address() == 0) {
          throw new IllegalStateException("no memory at all");
        }
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle handle(Linker linker, String name, FunctionDescriptor type) {
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
  }

  /** One plane of {@link #SIZE} x {@link #SIZE}; trouble comes in the middle. */
  private record Source(String order, String path, Map<String, String> facts)
      implements PixelSource {

    @Override
    public List<ImageDescription> images() {
      return List.of(
          new ImageDescription(
              "misbehaving",
              ImageRole.IMAGE,
              1,
              1,
              1,
              SIZE,
              SIZE,
              SampleType.UINT16,
              PhysicalSizes.UNKNOWN,
              List.of(Channel.UNKNOWN),
              1,
              List.of(new Level(SIZE, SIZE)),
              List.of(path),
              Acquisition.UNKNOWN,
              facts));
    }

    @Override
    public void readRows(
        int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
        throws ImagingException {
      if (order.startsWith("rows ") && firstRow + rows > ROW_OF_TROUBLE) {
        misbehave(order.substring("rows ".length()), path);
      }
    }

    @Override
    public int preferredRows(int image, int level) {
      return 1;
    }

    @Override
    public void close() {}
  }
}
