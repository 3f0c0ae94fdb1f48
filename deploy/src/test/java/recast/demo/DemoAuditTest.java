package recast.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.store.ModelStore;
import recast.store.PublishRequest;
import recast.store.ReleaseNumber;

final class DemoAuditTest {
  private Path output;
  private DemoAudit audit;

  /** Release 1 repeats a record three times, release 2 does not. */
  @BeforeEach
  void publish(@TempDir Path directory) throws IOException {
    ModelStore store =
        ModelStore.at(
            new org.apache.hadoop.fs.Path(directory.resolve("store").toUri()),
            new Configuration(false));
    for (String model : new String[] {"{\"cloned\": true}", "{\"cloned\": false}"}) {
      store
          .publisher("ann@host", Clock.systemUTC(), warning -> {})
          .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(model.getBytes(UTF_8)));
    }
    output = Files.createDirectory(directory.resolve("the output"));
    audit = new DemoAudit(FileContext.getLocalFSFileContext(), store.reader());
  }

  @Test
  void everyRecordOfEveryPartIsCounted() throws IOException {
    part(1, 1_000, 0, "000000\n010101\n");
    part(1, 1_000, 1, "191919\n");
    part(1, 2_000, 0, "020202\n");
    part(2, 3_000, 0, "00\n");
    read();

    assertThat(audit.scored()).isEqualTo(5);
    assertThat(audit.foreign()).isZero();
    assertThat(audit.twice()).isZero();
  }

  @Test
  void aRecordThatItsReleaseCannotHaveMadeIsForeign() throws IOException {
    part(1, 1_000, 0, "000000\n00\nanything\n");
    part(2, 2_000, 0, "00\n000000\n");
    read();

    assertThat(audit.foreign()).isEqualTo(3);
    assertThat(audit.scored()).isEqualTo(5);
  }

  @Test
  void aBatchUnderTwoReleasesIsScoredTwice() throws IOException {
    part(1, 1_000, 0, "000000\n010101\n");
    part(2, 1_000, 0, "00\n01\n");
    read();

    assertThat(audit.twice()).isEqualTo(2);
    assertThat(audit.foreign()).isZero();
  }

  @Test
  void recordsThatCouldNotBeScoredAreNoOutput() throws IOException {
    part(1, 1_000, 0, "000000\n");
    Files.writeString(output.resolve("release=1/batch=1000/_errors-00000"), "x\treason\n");
    read();

    assertThat(audit.scored()).isEqualTo(1);
    assertThat(audit.foreign()).isZero();
  }

  @Test
  void whatIsNoReleaseIsNoOutput() throws IOException {
    part(1, 1_000, 0, "000000\n");
    Path staging = Files.createDirectories(output.resolve("_staging/release=1/batch=2000"));
    Files.writeString(staging.resolve("part-00000"), "unfinished\n");
    Files.createDirectories(output.resolve("release=2/batch=5000"));
    read();

    assertThat(audit.scored()).isEqualTo(1);
    assertThat(audit.foreign()).isZero();
  }

  @Test
  void theFirstOutputOfEachReleaseIsTimed() throws IOException {
    Files.setLastModifiedTime(part(1, 1_000, 0, "000000\n"), FileTime.fromMillis(1_700));
    Files.setLastModifiedTime(part(1, 1_000, 1, "000000\n"), FileTime.fromMillis(1_600));
    Files.setLastModifiedTime(part(1, 2_000, 0, "000000\n"), FileTime.fromMillis(2_500));
    read();

    assertThat(audit.firstScored()).isEqualTo(Map.of(new ReleaseNumber(1), 1_600L));
  }

  @Test
  void outputOfAReleaseThatTheLogDoesNotKnowIsAnError() throws IOException {
    part(7, 1_000, 0, "00\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("release 7");
  }

  private void read() throws IOException {
    audit.read(new org.apache.hadoop.fs.Path(output.toUri()));
  }

  private Path part(int release, long batch, int number, String text) throws IOException {
    Path directory = output.resolve("release=" + release + "/batch=" + batch);
    return Files.writeString(
        Files.createDirectories(directory).resolve("part-0000" + number), text);
  }
}
