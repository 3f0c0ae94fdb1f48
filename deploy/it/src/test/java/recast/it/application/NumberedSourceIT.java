package recast.it.application;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.RecastProcess;
import recast.testkit.SilentLink;
import recast.testkit.SourceProcess;
import recast.testkit.Stress;

/** Recast's own source with a spool, which dies, too, behind a link that goes silent. */
@DisruptsCluster
@Tag(Stress.SLOW)
final class NumberedSourceIT extends ReplayableSource {
  /** More than are sent while things die. */
  private static final int RECORDS = Stress.choose(500_000, 6_000_000);

  private static final int AT_ONCE = 100_000;

  @TempDir private Path scratch;
  private SourceProcess source;
  private SilentLink link;
  private int starts;

  NumberedSourceIT() {
    super("numbered");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyRecordIsScoredOnceWhateverDies(ClusterUnderTest cluster) throws Exception {
    writeRecords();
    startSource(PER_SECOND);
    try (SilentLink opened = SilentLink.to(() -> source.port())) {
      link = opened;
      survives(cluster);
    } finally {
      source.kill();
    }
  }

  private void writeRecords() throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(scratch.resolve("numbers.txt"))) {
      for (int number = 0; number < RECORDS; number++) {
        lines.write(number + "\n");
      }
    }
  }

  /** The same source, which goes on where it was killed. */
  private void startSource(int perSecond) throws IOException {
    starts++;
    source =
        SourceProcess.start(
            new RecastProcess(scratch),
            scratch.resolve("source-" + starts + ".log"),
            "--port",
            "0",
            "--rate",
            perSecond + "/s",
            "--file",
            scratch.resolve("numbers.txt").toString(),
            "--spool",
            scratch.resolve("spool").toString());
  }

  @Override
  List<String> address() {
    return List.of("--source", "recast://" + link.address(), "--receivers", "3");
  }

  @Override
  void killAndRestart() throws Exception {
    source.kill();
    startSource(PER_SECOND);
  }

  @Override
  void disturb(Application app) throws Exception {
    link.silence();
    app.awaits("the silence is noticed", said -> said.problems().source().isPresent());
    link.speak();
  }

  @Override
  int finish() throws Exception {
    source.kill();
    startSource(AT_ONCE);
    return RECORDS;
  }
}
