package recast.it.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static recast.testkit.KerberizedCluster.as;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.KerberizedCluster;
import recast.testkit.KerberizedOozie;
import recast.testkit.RecastProcess;
import recast.testkit.Stress;

/** Publishers, as processes, on a cluster that wants to know who they are. */
@Tag(Stress.SLOW)
final class KerberosIT {
  private static final Duration TICKET = Duration.ofSeconds(60);
  private static final Duration TOKEN = Duration.ofDays(1);
  private static final Duration LIFE = TICKET.multipliedBy(3);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String STORE = "/models/clones";

  @TempDir private static Path files;
  private static KerberizedCluster cluster;

  @TempDir private Path scratch;
  private RecastProcess recast;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = KerberizedCluster.start(files, TICKET, TOKEN);
    cluster.makeDirectoryOfAnn(STORE);
    RecastProcess.Ended fit =
        cluster.frontDoor(files).run(as(cluster.ann(), "fit", "--create", "--store", STORE));
    assertThat(fit.exitCode()).as(fit.err()).isZero();
  }

  @AfterAll
  static void stopCluster() throws InterruptedException {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void openFrontDoor() {
    recast = cluster.frontDoor(scratch);
  }

  @Test
  void aKeytabPublishesUnderTheNameOfItsPrincipal() throws Exception {
    RecastProcess.Ended fit = recast.run(as(cluster.ann(), "fit", "--store", STORE));

    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(recast.run(as(cluster.ann(), "releases", "--limit=1", "--store", STORE)).out())
        .contains("ann@");
  }

  @Test
  void aDelegationTokenNeedsNoKeytab() throws Exception {
    Path token = scratch.resolve("token");
    cluster.writeTokenOfAnn(token);
    recast.with("HADOOP_TOKEN_FILE_LOCATION", token.toString());

    RecastProcess.Ended fit = recast.run("fit", "--create", "--store", STORE);

    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(fit.err()).isEmpty();
  }

  @Test
  void aScheduleIsSubmittedToAnOozieThatWantsKerberos() throws Exception {
    cluster.makeDirectoryOfAnn("/user/ann");
    List<String> words =
        new ArrayList<>(List.of("schedule", "oozie", "--every=1m", "--store", STORE, "--install"));
    try (KerberizedOozie oozie = KerberizedOozie.start(cluster)) {
      words.addAll(List.of("--dir", scratch.resolve("files").toString(), "--oozie", oozie.url()));
      List<String> asAnn = new ArrayList<>(words);
      asAnn.addAll(List.of("--principal", "ann", "--keytab", cluster.ann().toString()));
      words.addAll(List.of("--", "fit"));
      asAnn.addAll(List.of("--", "fit"));

      refused(recast.run(words.toArray(String[]::new)), "Kerberos", "--principal and --keytab");
      RecastProcess.Ended installed = recast.run(asAnn.toArray(String[]::new));
      assertThat(installed.exitCode()).as(installed.err()).isZero();
      assertThat(installed.out()).isEqualTo(KerberizedOozie.JOB + "\n");
      assertThat(oozie.clients()).containsOnly(cluster.kdc().principal("ann"));
      assertThat(oozie.submitted()).contains("/user/ann/.recast/schedules/models-clones");
    }
  }

  @Test
  void withoutAnyLoginTheWaysToOneAreNamed() throws Exception {
    refused(
        recast.run("fit", "--store", STORE),
        "kinit",
        "--principal and --keytab",
        "HADOOP_TOKEN_FILE_LOCATION");
  }

  @Test
  void anotherUserIsToldWhichRightIsMissing() throws Exception {
    refused(
        recast.run(as(cluster.bob(), "fit", "--store", STORE)),
        "Permission denied: user=bob",
        STORE,
        "ask the owner");
  }

  @Test
  void aKeytabOfAnotherPrincipalIsNamed() throws Exception {
    refused(
        recast.run(
            "fit", "--store", STORE, "--principal", "ann", "--keytab", cluster.bob().toString()),
        cluster.bob().toString(),
        "no keys of ann,",
        "[bob@");
  }

  /** Commands that follow for longer than a ticket lives. */
  @Nested
  @Tag(Stress.TAG)
  final class Followers {
    private static Process withKeytab;
    private static Process withTicket;

    @BeforeAll
    static void startFollowers() throws Exception {
      RecastProcess recast = cluster.frontDoor(files);
      withKeytab =
          recast.start(
              files.resolve("keytab.log"),
              as(cluster.ann(), "score", "--follow", "--store", STORE));
      withTicket =
          recast
              .with("KRB5CCNAME", cluster.kdc().ticket("ann", cluster.ann()).toString())
              .start(files.resolve("ticket.log"), "score", "--follow", "--store", STORE);
    }

    @AfterAll
    static void stopFollowers() throws InterruptedException {
      for (Process follower : Arrays.asList(withKeytab, withTicket)) {
        if (follower != null) {
          follower.destroyForcibly().waitFor();
        }
      }
    }

    @Test
    void aLoginFromAKeytabOutlivesItsTickets() throws Exception {
      Path log = files.resolve("keytab.log");
      long rounds = LIFE.plusSeconds(5).toSeconds() / 5;
      await("scored after " + LIFE)
          .atMost(LIFE.plus(TIMEOUT))
          .until(() -> !withKeytab.isAlive() || rounds(log) > rounds);

      assertThat(withKeytab.isAlive()).as(Files.readString(log)).isTrue();
    }

    @Test
    void aTicketThatIsOverIsSaidToBe() throws Exception {
      Path log = files.resolve("ticket.log");

      assertThat(withTicket.waitFor(LIFE.plus(TIMEOUT).toSeconds(), TimeUnit.SECONDS)).isTrue();

      assertThat(withTicket.exitValue()).isEqualTo(1);
      assertThat(rounds(log)).isPositive();
      assertThat(Files.readString(log)).contains("kinit").doesNotContain("\tat ");
    }

    private static long rounds(Path log) throws IOException {
      return Files.readString(log).lines().filter(line -> line.startsWith("scoring with")).count();
    }
  }

  private static void refused(RecastProcess.Ended ended, String... parts) {
    assertThat(ended.err()).contains(parts).doesNotContain("\tat ");
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.exitCode()).isEqualTo(1);
  }
}
