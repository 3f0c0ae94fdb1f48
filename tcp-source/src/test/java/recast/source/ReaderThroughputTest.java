package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.spool.RecordLog;

@Timeout(60)
class ReaderThroughputTest {
  private static final int RECORDS = 2_000_000;

  @TempDir private Path directory;

  @Test
  void readerGetsAMillionRecordsASecond() throws Exception {
    byte[] lines = "x".repeat(15).concat("\n").repeat(RECORDS).getBytes(UTF_8);
    try (RecordLog log = RecordLog.open(directory, 1 << 30);
        RunningServer source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.WAIT, log);
        TestReader reader = TestReader.of("clones", source.address())) {
      log.append(ByteBuffer.wrap(lines));
      long start = System.nanoTime();
      reader.say("read 0 " + RECORDS + "\n");
      reader.skip(lines.length);
      // A tenth of it on an idle core: the bound is for machines with other work.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }
}
