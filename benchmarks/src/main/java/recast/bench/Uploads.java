package recast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsShell;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ToolRunner;
import recast.store.ModelStore;
import recast.store.PublishRequest;

/** Two ways for one file to HDFS. Each finds HDFS empty, and nothing waiting for the disks. */
final class Uploads {
  private static final Path ROOT = new Path("/bench");
  private static final long SLACK = 1 << 20;

  private final Configuration puts;
  private final Configuration publishes;
  private final java.nio.file.Path file;
  private final FileSystem hdfs;
  private final long usedBefore;

  /**
   * @param puts the settings of Hadoop's own command
   * @param publishes the settings of a publish
   */
  Uploads(Configuration puts, Configuration publishes, java.nio.file.Path file) throws IOException {
    this.puts = puts;
    this.publishes = publishes;
    this.file = file;
    this.hdfs = FileSystem.newInstance(puts);
    this.usedBefore = used();
  }

  long millisOfPut() throws Exception {
    return timed(this::put);
  }

  long millisOfPublish() throws Exception {
    return timed(this::publish);
  }

  private interface Work {
    void run() throws Exception;
  }

  private long timed(Work work) throws Exception {
    hdfs.delete(ROOT, true);
    if (!hdfs.mkdirs(ROOT)) {
      throw new IOException("cannot make " + ROOT);
    }
    awaitDeletion();
    // A put leaves its bytes to be written by the next command.
    if (new ProcessBuilder("sync").start().waitFor() != 0) {
      throw new IOException("sync failed");
    }
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private void awaitDeletion() throws IOException, InterruptedException {
    try {
      BenchRig.await("datanodes delete the last copy", () -> used() <= usedBefore + SLACK);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void put() throws Exception {
    FsShell shell = new FsShell(puts);
    try {
      if (ToolRunner.run(shell, new String[] {"-put", file.toString(), ROOT + "/file"}) != 0) {
        throw new IOException("-put failed");
      }
    } finally {
      shell.close();
    }
  }

  private void publish() throws IOException {
    ModelStore store = ModelStore.at(new Path(ROOT, "store"), publishes);
    try (InputStream payload = Files.newInputStream(file)) {
      store
          .publisher("bench@localhost", Clock.systemUTC(), System.err::println)
          .publish(PublishRequest.of(BallastFormat.ID, ""), payload);
    }
  }

  private long used() {
    try {
      return hdfs.getStatus().getUsed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
