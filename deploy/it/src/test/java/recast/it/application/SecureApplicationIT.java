package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static recast.testkit.KerberizedCluster.as;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.KerberizedCluster;
import recast.testkit.RecastProcess;
import recast.testkit.SourceProcess;
import recast.testkit.Stress;

/**
 * An application on a cluster where tickets and delegation tokens live for seconds. What its driver
 * has written cannot be read here: a NodeManager with Kerberos wants Hadoop's native code for that.
 */
@Tag(Stress.TAG)
final class SecureApplicationIT {
  private static final Duration TICKET = Duration.ofSeconds(8);
  private static final Duration TOKEN = Duration.ofSeconds(20);
  private static final String STORE = "/models/secure";
  private static final String OUTPUT = "/scored/secure";

  @TempDir private Path files;
  private KerberizedCluster cluster;
  private RecastProcess recast;
  private SourceProcess source;

  @BeforeEach
  void start() throws Exception {
    cluster = KerberizedCluster.start(files, TICKET, TOKEN);
    for (String path : new String[] {STORE, OUTPUT, "/user/ann"}) {
      cluster.makeDirectoryOfAnn(path);
    }
    cluster.tellContainers();
    recast = cluster.frontDoor(files);
    source = SourceProcess.start(recast, files.resolve("source.log"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (source != null) {
      source.close();
    }
    cluster.close();
  }

  @Test
  void anApplicationWithAKeytabOutlivesItsTicketsAndTokens() throws Exception {
    done("fit", "--create", "--store", STORE, "--cloned", "true");
    done(
        "submit",
        "--app=secure",
        "--store=" + STORE,
        "--output=" + OUTPUT,
        "--source=" + source.address(),
        "--batch-interval=1s",
        "--driver-memory=512m",
        "--executor-memory=512m",
        "--wait-running=3m");
    // Not a wait for something: this is how long tokens take to end, three times.
    await().pollDelay(TOKEN.multipliedBy(3)).atMost(TOKEN.multipliedBy(4)).until(() -> true);

    assertThat(done("fit", "--store", STORE, "--wait=1m", "--app=secure"))
        .contains("adopted by secure  release 2");
    assertThat(done("status", "--app=secure"))
        .contains("attempt 1", "RUNNING", "release 2", " 0 failed")
        .doesNotContain(" 0 scored");
    RecastProcess.Ended logs =
        recast.run(as(cluster.ann(), "logs", "--app=secure", "--log-file=nothing"));
    assertThat(logs.err()).as("shown to a user with a login").contains("driver.log");
    // Ann's home may be read by all: what is shown of her run names her.
    RecastProcess.Ended shown = recast.run(as(cluster.bob(), "status", "--app=secure"));
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out()).containsPattern("user +ann\\s");
    for (String verb : new String[] {"stop", "upgrade"}) {
      RecastProcess.Ended others = recast.run(as(cluster.bob(), verb, "--app=secure"));
      assertThat(others.err()).contains("of user ann", "as ann");
      assertThat(others.exitCode()).as(others.err()).isEqualTo(3);
    }
    RecastProcess.Ended second =
        recast.run(as(cluster.bob(), "submit", "--app=secure", "--store=" + STORE));
    assertThat(second.err()).contains("secure is taken by", "of user ann");
    assertThat(second.exitCode()).as(second.err()).isEqualTo(3);
    done("stop", "--app=secure", "--timeout=3m");
    assertThat(done("status", "--app=secure")).contains("FINISHED SUCCEEDED", "attempt 1");
  }

  /** What a command of Ann prints that does what it should. */
  private String done(String verb, String... more) throws Exception {
    RecastProcess.Ended ended = recast.run(as(cluster.ann(), verb, more));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.out();
  }
}
