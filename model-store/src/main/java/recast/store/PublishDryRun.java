package recast.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import recast.hadoop.AtomicFiles;

/** The whole protocol, played in a store of its own inside a staging directory. */
final class PublishDryRun {
  private static final String FORMAT = "rehearsal";

  private final AtomicFiles files;
  private final StoreLayout layout;
  private final String publisher;
  private final Clock clock;

  PublishDryRun(AtomicFiles files, StoreLayout layout, String publisher, Clock clock) {
    this.files = files;
    this.layout = layout;
    this.publisher = publisher;
    this.clock = clock;
  }

  PublishDryRunResult run() throws IOException {
    StoreLayout.Staging staging = layout.staging(UUID.randomUUID());
    PublishDryRunResult rehearsed;
    try {
      rehearsed = play(new StoreLayout(staging.root()));
    } catch (IOException | RuntimeException e) {
      new StagingDirectories(files, layout).sweep(staging, e);
      throw e;
    }
    files.deleteTree(staging.root());
    return rehearsed;
  }

  private PublishDryRunResult play(StoreLayout stage) throws IOException {
    // File systems know no finer times.
    Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<String> warnings = new ArrayList<>();
    StorePublisher publishing =
        new HdfsStorePublisher(files, stage, publisher, clock, warnings::add);
    publish(publishing, "first");
    // The second one replaces a pointer that is there.
    Release second = publish(publishing, "second");
    StoreReader reader = new HdfsStoreReader(files, stage, new Warnings(warnings::add));
    Release current =
        reader.current().orElseThrow(() -> new IOException("the pointer that was written is gone"));
    if (!current.equals(second) || !Arrays.equals(bytes("second"), payload(reader, current))) {
      throw new IOException("the pointer shows %s, expected %s".formatted(current, second));
    }
    if (!warnings.isEmpty()) {
      throw new IOException(String.join("; ", warnings));
    }
    Instant end = clock.instant();
    return new PublishDryRunResult(Duration.between(start, end), difference(stage, start, end));
  }

  private static Release publish(StorePublisher publishing, String text) throws IOException {
    return publishing.publish(PublishRequest.of(FORMAT, ""), new ByteArrayInputStream(bytes(text)));
  }

  private static byte[] payload(StoreReader reader, Release release) throws IOException {
    try (InputStream in = reader.payload(release).open()) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The file system gave the pointer a time between our two. */
  private Duration difference(StoreLayout stage, Instant start, Instant end) throws IOException {
    Instant written =
        files
            .status(stage.current())
            .map(status -> Instant.ofEpochMilli(status.getModificationTime()))
            .orElseThrow(() -> new IOException("the pointer that was read is gone"));
    if (written.isAfter(end)) {
      return Duration.between(end, written);
    }
    return written.isBefore(start) ? Duration.between(start, written) : Duration.ZERO;
  }
}
