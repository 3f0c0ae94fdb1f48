package recast.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import recast.store.Adoption.Verdict;

/**
 * Writes what years of publishing leave behind, in the format of the store.
 *
 * @param app the application that adopted the newest releases
 */
record LargeStore(FileSystem files, StoreLayout layout, String app) {
  /** Many, since the NameNode syncs its log once for all that write at the same time. */
  private static final int WRITERS = 64;

  /** Releases up to {@code folded} in segments, those up to {@code head} in a file each. */
  void fill(int folded, int head, int adoptions)
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> written = new ArrayList<>();
      for (int first = 1; first < folded; first += 1_000) {
        SegmentRange range = layout.segmentRange(new ReleaseNumber(first));
        written.add(writers.submit(() -> writeSegment(range)));
      }
      for (int number : IntStream.rangeClosed(folded + 1, head).toArray()) {
        written.add(
            writers.submit(() -> write(layout.release(new ReleaseNumber(number)), print(number))));
      }
      for (int adoption = 1; adoption <= adoptions; adoption++) {
        Adoption each = adoption(head - adoptions + adoption, head);
        written.add(writers.submit(() -> write(layout.adoption(each), each.toJson())));
      }
      for (Future<?> each : written) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }
    write(layout.current(), print(head));
  }

  private Void writeSegment(SegmentRange range) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    String template =
        new String(
            ReleaseFile.line(print(1), new ReleaseNumber(1), "release 1"), StandardCharsets.UTF_8);
    for (ReleaseNumber number : range.numbers()) {
      lines.add(line(template, number.value()));
      versions.add(new Version(number.value()));
    }
    SegmentHeader header = new SegmentHeader(range, VersionRanges.of(versions), List.of());
    return write(layout.segment(range), Segment.toJson(header, lines));
  }

  /** What {@link ReleaseFile#line} makes, made of that of release 1 in less time. */
  private static byte[] line(String template, int number) {
    return template
        .replace(
            "\"release\":1,\"version\":1,", "\"release\":%d,\"version\":%<d,".formatted(number))
        .replace(new UUID(0, 1).toString(), new UUID(0, number).toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * As a publisher or an application would have written it long ago, without the wait for disks.
   */
  private Void write(Path path, byte[] bytes) throws IOException {
    try (var out = files.create(path)) {
      out.write(bytes);
    }
    return null;
  }

  private static byte[] print(int number) throws IOException {
    byte[] payload = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    return ReleaseFile.toJson(
        new Release(
            new ReleaseNumber(number),
            new Version(number),
            Release.Kind.PUBLISH,
            new UUID(0, number),
            Instant.EPOCH,
            "ann@host",
            Payload.read("clone", new ByteArrayInputStream(payload)),
            "a fit of that minute"));
  }

  private Adoption adoption(int release, int head) {
    Verdict verdict = release % 5 == 0 ? Verdict.REJECTED : Verdict.ADOPTED;
    return new Adoption(
        app,
        "application_1_1",
        new ReleaseNumber(release),
        new Version(release),
        verdict,
        Instant.now().minusSeconds(60L * (head - release)),
        verdict == Verdict.REJECTED ? "9 % of the records failed" : "",
        LoadMetrics.NONE);
  }
}
