package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineServerTest {
  private static final Batch AB = batch("a\nb\n");

  @Test
  void everyClientGetsEverythingFromItsConnectionOn() throws Exception {
    try (RunningServer source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.CUT);
        TestClient early = source.client()) {
      source.server().send(AB);
      try (TestClient late = source.client()) {
        source.server().send(batch("c\n"));
        source.server().end();
        assertThat(early.readToEnd()).containsExactly("a", "b", "c");
        assertThat(late.readToEnd()).containsExactly("c");
        early.leave();
        late.leave();
        assertThat(source.awaitEnd().toString())
            .startsWith("sent 3 records to 2 clients: ")
            .contains(" " + early.name() + "=3")
            .contains(" " + late.name() + "=1");
      }
    }
  }

  @Test
  void streamWaitsWhileNobodyListens() throws Exception {
    try (RunningServer source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.CUT)) {
      try (TestClient first = source.client()) {
        source.server().send(AB);
        assertThat(first.read(2)).containsExactly("a", "b");
      }
      source.awaitTalk("left after 2 records");
      Thread pump = pump(source.server(), batch("c\n"));
      try (TestClient next = source.client()) {
        assertThat(next.readToEnd()).containsExactly("c");
      }
      pump.join();
    }
  }

  @Test
  void mereLookDoesNotBeginTheStream() throws Exception {
    ServerLimits patient =
        new ServerLimits(
            1 << 16,
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(9));
    try (RunningServer source = new RunningServer(patient, SlowClientPolicy.WAIT)) {
      Thread pump = pump(source.server(), AB);
      for (int i = 0; i < 10; i++) {
        new TestClient(source.address()).leave();
      }
      try (TestClient client = new TestClient(source.address())) {
        assertThat(client.readToEnd()).containsExactly("a", "b");
      }
      pump.join();
      assertThat(source.awaitEnd().toString()).startsWith("sent 2 records to 1 clients");
    }
  }

  @Test
  void clientThatNeverReadsIsCutOffAndHoldsNobodyBack() throws Exception {
    Batch big = batch("x".repeat(9_999).concat("\n"));
    try (RunningServer source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.CUT);
        TestClient lazy = source.client();
        TestClient busy = source.client()) {
      int sent = 0;
      while (!source.err().contains(lazy.name() + " was cut off")) {
        source.server().send(big);
        assertThat(busy.read(1)).allMatch(line -> line.length() == 9_999);
        sent++;
        assertThat(sent).isLessThan(10_000);
      }
      assertThat(source.err()).contains("65536 bytes behind; read faster, or lower the rate");
      assertThatThrownBy(lazy::readToEnd).hasCauseInstanceOf(SocketException.class);
      assertThat(source.server().tally().clientsCut()).isEqualTo(1);
    }
  }

  @Test
  void unhurriedStreamWaitsForASlowClientAndGivesUpAStalledOne() throws Exception {
    Batch big = batch("x".repeat(9_999).concat("\n"));
    Batch[] many = new Batch[2_000];
    Arrays.fill(many, big);
    // Who reads all the time must not be taken for stalled where the machine has other work.
    ServerLimits limits =
        new ServerLimits(
            1 << 16,
            Duration.ofMillis(20),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofSeconds(9));
    try (RunningServer source = new RunningServer(limits, SlowClientPolicy.WAIT);
        TestClient stalled = source.client();
        TestClient slow = source.client()) {
      Thread pump = pump(source.server(), many);
      assertThat(slow.readToEnd()).hasSize(2_000);
      pump.join();
      assertThat(source.err()).contains(stalled.name() + " was cut off").contains("3s");
    }
  }

  @Test
  void deadClientIsReleased() throws Exception {
    try (RunningServer source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.CUT)) {
      TestClient reset = source.client();
      TestClient closed = source.client();
      reset.reset();
      closed.leave();
      source.awaitTalk(reset.name() + " was lost after 0 records: ");
      source.awaitTalk(closed.name() + " left after 0 records");
      try (TestClient alive = source.client()) {
        source.server().send(AB);
        assertThat(alive.read(2)).containsExactly("a", "b");
      }
    }
  }

  @Test
  void clientThatSaysGoodbyeGetsWhatWaitsForItAndNoMore() throws Exception {
    ServerLimits roomy =
        new ServerLimits(
            1 << 24,
            Duration.ofMillis(20),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9));
    Batch big = batch("x".repeat(9_999).concat("\n").repeat(1_000));
    try (RunningServer source = new RunningServer(roomy, SlowClientPolicy.CUT);
        TestClient leaving = source.client();
        TestClient staying = source.client()) {
      source.server().send(big);
      leaving.sayGoodbye();
      assertThat(leaving.readToEnd()).hasSize(1_000);
      source.awaitTalk(leaving.name() + " left after 1000 records");
      assertThat(staying.read(1_000)).hasSize(1_000);
      source.server().send(AB);
      assertThat(staying.read(2)).containsExactly("a", "b");
    }
  }

  @Test
  void whatClientsSayIsIgnoredAndDoesNotTurnTheEndIntoAReset() throws Exception {
    try (RunningServer source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.CUT);
        TestClient client = source.client()) {
      client.say("GET / HTTP/1.1\r\n\r\n".repeat(10_000));
      source.server().send(AB);
      source.server().stop();
      assertThat(client.readToEnd()).containsExactly("a", "b");
    }
  }

  @Test
  void stopGivesClientsWhatWaitsForThem() throws Exception {
    ServerLimits roomy =
        new ServerLimits(
            1 << 24,
            Duration.ofMillis(20),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9));
    Batch big = batch("x".repeat(9_999).concat("\n").repeat(1_000));
    try (RunningServer source = new RunningServer(roomy, SlowClientPolicy.CUT);
        TestClient client = source.client()) {
      source.server().send(big);
      source.server().stop();
      assertThat(client.readToEnd()).hasSize(1_000);
    }
  }

  @Test
  void stopDoesNotWaitForEverForAClientThatDoesNotRead() throws Exception {
    ServerLimits brief =
        new ServerLimits(
            1 << 26,
            Duration.ofMillis(20),
            Duration.ofSeconds(9),
            Duration.ofMillis(100),
            Duration.ofSeconds(9));
    Batch big = batch("x".repeat(9_999).concat("\n").repeat(3_000));
    try (RunningServer source = new RunningServer(brief, SlowClientPolicy.CUT);
        TestClient client = source.client()) {
      source.server().send(big);
      source.server().stop();
      source.awaitEnd();
      assertThat(source.err()).contains(client.name() + " was cut off after ");
      assertThatThrownBy(client::readToEnd).hasCauseInstanceOf(SocketException.class);
    }
  }

  private static Thread pump(LineServer server, Batch... batches) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (Batch batch : batches) {
                  server.send(batch);
                }
                server.end();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  private static Batch batch(String lines) {
    byte[] bytes = lines.getBytes(UTF_8);
    return Batch.of(bytes, 0, bytes.length);
  }
}
