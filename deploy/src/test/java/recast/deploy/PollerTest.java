package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.deploy.Poller.Look;
import recast.yarn.ClusterOutage;
import recast.yarn.HadoopYarnCluster;
import recast.yarn.YarnCluster;

/** A wait survives whatever does not answer for a while, and nothing else. */
final class PollerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Poller progress = new Poller(new PrintStream(err, true, UTF_8));

  @ParameterizedTest
  @ValueSource(
      classes = {
        ConnectException.class,
        NoRouteToHostException.class,
        SocketTimeoutException.class,
        EOFException.class,
        StandbyException.class
      })
  void aWaitGoesOnWhileNobodyAnswers(Class<? extends IOException> silence) throws Exception {
    IOException failure = silence.getConstructor(String.class).newInstance("from here to there");
    AtomicInteger looks = new AtomicInteger();

    assertThat(
            progress.await(
                TIMEOUT,
                () -> {
                  if (looks.getAndIncrement() == 0) {
                    throw new CommandException(ExitCode.FAILED, "Cannot ask YARN", failure);
                  }
                  return Look.found("up again");
                }))
        .contains("up again");
    assertThat(err.toString(UTF_8)).contains("no answer, trying again", "Cannot ask YARN");
  }

  @Test
  void whatTheOtherSideThrewCountsAsIfItWereThrownHere() {
    assertThat(
            ClusterOutage.of(
                new RemoteException(StandbyException.class.getName(), "state is standby")))
        .isPresent();
    assertThat(ClusterOutage.of(new FileNotFoundException("x"))).isEmpty();
    assertThat(ClusterOutage.of(new IllegalStateException("a bug"))).isEmpty();
  }

  @Test
  void aFailureThatDoesNotPassEndsTheWait() {
    assertThatThrownBy(
            () ->
                progress.await(
                    TIMEOUT,
                    () -> {
                      throw new AccessControlException("Permission denied");
                    }))
        .isInstanceOf(AccessControlException.class);
  }

  /** A real client of a ResourceManager that refuses connections. */
  @Test
  void aResourceManagerThatRefusesConnectionsIsWaitedForUntilTheTimeIsOver() throws Exception {
    YarnConfiguration nobody = new YarnConfiguration(HadoopYarnCluster.settings());
    nobody.set(YarnConfiguration.RM_ADDRESS, "127.0.0.1:1");
    AtomicInteger looks = new AtomicInteger();
    try (YarnCluster cluster = HadoopYarnCluster.of(nobody)) {
      assertThat(
              progress.await(
                  Duration.ofSeconds(1),
                  () -> {
                    looks.incrementAndGet();
                    return Look.found(cluster.runs("clones"));
                  }))
          .isEmpty();
    }
    assertThat(looks.get()).isPositive();
    assertThat(progress.said()).contains("no answer", ":1 failed", "refused");
  }
}
