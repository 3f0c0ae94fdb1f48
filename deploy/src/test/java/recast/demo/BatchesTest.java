package recast.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.run.BatchHeader;
import recast.store.ReleaseNumber;
import recast.store.Version;

final class BatchesTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:10Z");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Batches batches = new Batches(new PrintStream(printed, true, UTF_8));
  private PipedOutputStream driver;

  @BeforeEach
  void follow() throws IOException {
    driver = new PipedOutputStream();
    batches.follow(new DriverProcess(new PipedInputStream(driver)));
  }

  @AfterEach
  void end() throws IOException {
    driver.close();
  }

  @Test
  void eachBatchIsOneLineWithItsRecords() throws IOException {
    say(header(1, 2), "000000", "010101", header(2, 0), header(2, 1), "00");
    driver.close();

    await().until(() -> lines().size() == 3);
    assertThat(lines().get(0)).contains("release 1 ", "version 10", "2 records  000000 010101");
    assertThat(lines().get(1)).contains("release 2 ").endsWith("0 records");
    assertThat(lines().get(2)).contains("release 2 ").endsWith("1 records  00");
  }

  @Test
  void aBatchIsPrintedOnceAndOnlyWhenItIsWhole() throws IOException {
    say(header(1, 2), "000000");
    await().until(() -> batches.await(new ReleaseNumber(1), Duration.ZERO));
    assertThat(lines()).isEmpty();

    say("010101", header(1, 1));
    await().until(() -> lines().size() == 1);
    say("020202");
    driver.close();

    await().until(() -> lines().size() == 2);
    assertThat(lines().get(0)).endsWith("000000 010101");
    assertThat(lines().get(1)).endsWith("020202");
  }

  @Test
  void whatStandsInFrontOfTheFirstBatchIsNoRecord() throws IOException {
    say("a warning of the JVM", header(1, 1), "00");
    driver.close();

    await().until(() -> lines().size() == 1);
    assertThat(printed.toString(UTF_8)).doesNotContain("warning");
  }

  @Test
  void aReleaseIsSeenOnceABatchHasRecordsOfIt() throws Exception {
    say(header(1, 1), "00", header(2, 0));
    await().until(() -> lines().size() == 1);
    assertThat(batches.await(new ReleaseNumber(1), Duration.ZERO)).isTrue();
    assertThat(batches.await(new ReleaseNumber(2), Duration.ZERO)).isFalse();

    FutureTask<Boolean> seen =
        new FutureTask<>(() -> batches.await(new ReleaseNumber(2), Duration.ofMinutes(1)));
    new Thread(seen, "awaits release 2").start();
    say(header(2, 1), "00");

    await().until(seen::isDone);
    assertThat(seen.get()).isTrue();
  }

  @Test
  void aReleaseThatDoesNotComeIsWaitedForNoLongerThanSaid() throws InterruptedException {
    assertThat(batches.await(new ReleaseNumber(1), Duration.ofMillis(20))).isFalse();
  }

  private void say(String... lines) throws IOException {
    for (String line : lines) {
      driver.write((line + "\n").getBytes(UTF_8));
    }
    driver.flush();
  }

  private static String header(int release, int records) {
    return new BatchHeader(
            FIRST,
            new ReleaseNumber(release),
            new Version(10 * release),
            records,
            Duration.ofMillis(154))
        .print();
  }

  private List<String> lines() {
    return printed.toString(UTF_8).lines().toList();
  }

  /** A process that is nothing but its output. */
  private static final class DriverProcess extends Process {
    private final InputStream output;

    DriverProcess(InputStream output) {
      this.output = output;
    }

    @Override
    public InputStream getInputStream() {
      return output;
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public int waitFor() {
      return 0;
    }

    @Override
    public int exitValue() {
      return 0;
    }

    @Override
    public void destroy() {}
  }
}
