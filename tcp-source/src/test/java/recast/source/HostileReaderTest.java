package recast.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.spool.RecordLog;

/** Others are served on, whatever somebody does to the port. */
@Timeout(60)
class HostileReaderTest {
  private static final ServerLimits LIMITS =
      new ServerLimits(
          1 << 16,
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofSeconds(2));

  private final RecordLog log = RecordLog.inMemory(64 << 20);
  private RunningServer source;

  @BeforeEach
  void start() throws Exception {
    source = new RunningServer(LIMITS, SlowClientPolicy.WAIT, log);
  }

  @AfterEach
  void stop() throws Exception {
    source.close();
    log.close();
  }

  private void assertServes() throws Exception {
    try (TestReader reader = TestReader.of("clones", source.address());
        TestClient plain = source.client()) {
      long next = log.range().next();
      byte[] line = "a\n".getBytes(UTF_8);
      new NumberingConsumer(log, source.server()).send(Batch.of(line, 0, line.length));
      assertThat(reader.read(next, next + 1)).containsExactly("a");
      assertThat(plain.read(1)).containsExactly("a");
    }
  }

  @Test
  void randomBytesAreRefused() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[2_000];
      random.nextBytes(bytes);
      try (TestReader plain = new TestReader(source.address());
          TestReader reader = new TestReader(source.address())) {
        plain.say(new String(bytes, ISO_8859_1));
        reader.say("recast 1 clones\n" + new String(bytes, ISO_8859_1) + "\n");
        assertThat(reader.answer()).startsWith("recast 1 ");
        assertThat(reader.answer()).startsWith("error ");
      }
    }
    assertServes();
  }

  @Test
  void endlessLineIsRefused() throws Exception {
    try (TestReader reader = new TestReader(source.address())) {
      reader.say("recast " + "x".repeat(100_000));
      assertThat(reader.answer()).isEqualTo("error a request has at most 1024 bytes");
    }
    try (TestReader reader = TestReader.of("clones", source.address())) {
      reader.say("y".repeat(100_000));
      assertThat(reader.answer()).isEqualTo("error a request has at most 1024 bytes");
    }
    assertServes();
  }

  @Test
  void halfALineIsWaitedForOnlyThatLong() throws Exception {
    try (TestReader reader = new TestReader(source.address())) {
      reader.say("recast 1 clo");
      assertThat(reader.answer()).isEqualTo("error no request for 2s");
      assertThat(reader.answer()).isNull();
    }
    assertServes();
  }

  @Test
  void greetingThatComesLateIsThatOfAPlainClient() throws Exception {
    try (TestReader late = new TestReader(source.address())) {
      source.awaitTalk("client " + late.name() + " connected");
      late.say("recast 1 clones\n");
      byte[] line = "a\n".getBytes(UTF_8);
      source.server().send(Batch.of(line, 0, line.length));
      assertThat(late.answer()).isEqualTo("a");
    }
    assertThat(log.isActive()).isFalse();
  }

  @Test
  void thousandConnectionsComeAndGo() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      try (TestReader reader = new TestReader(source.address())) {
        reader.say("recast 1 clones\nrange\n".substring(0, i % 23));
      }
    }
    await().untilAsserted(this::assertServes);
  }

  @Test
  void tooManyReadersAreRefused() throws Exception {
    List<TestReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        readers.add(TestReader.of("clones", source.address()));
      }
      try (TestReader more = new TestReader(source.address())) {
        assertThat(more.ask("recast 1 clones"))
            .isEqualTo("error 64 readers are connected; close some connections");
      }
    } finally {
      for (TestReader reader : readers) {
        reader.close();
      }
    }
    await().untilAsserted(this::assertServes);
  }

  @Test
  void readerThatNeverReadsIsCutOff() throws Exception {
    try (TestReader lazy = TestReader.of("clones", source.address())) {
      byte[] lines = "x".repeat(15).concat("\n").repeat(1_000_000).getBytes(UTF_8);
      new NumberingConsumer(log, source.server()).send(Batch.of(lines, 0, lines.length));
      lazy.say("read 0 1000000\n".repeat(3));
      source.awaitTalk("source: reader " + lazy.name() + " was lost: it read too little for 500ms");
      assertServes();
    }
  }
}
