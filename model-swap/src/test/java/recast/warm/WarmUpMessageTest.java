package recast.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recast.plugin.MessageCodec;
import recast.swap.FakeBroadcast;

final class WarmUpMessageTest {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Set<UUID> LIVE = Set.of(new UUID(1, 2));

  @ParameterizedTest
  @MethodSource
  void everyMessageReadsBack(WarmUpMessage message) throws IOException {
    byte[] bytes = MessageCodec.encode(message);

    assertThat(MessageCodec.decode(bytes, WarmUpMessage.class)).isEqualTo(message);
  }

  static Stream<WarmUpMessage> everyMessageReadsBack() {
    return Stream.of(
        new WarmUpMessage.Poll("7"),
        new WarmUpMessage.NoTask(LIVE, PAUSE),
        new WarmUpMessage.Decoded("7", 3),
        new WarmUpMessage.Failed("7", 3, "java.io.EOFException"));
  }

  /** Broadcasts have no equals: what arrives is another handle of the same one. */
  @Test
  void aTaskReadsBackWithItsBroadcast() throws IOException {
    WarmUpMessage.Task task = new WarmUpMessage.Task(3, FakeBroadcast.ofModel(), LIVE, PAUSE);

    WarmUpMessage.Task arrived =
        MessageCodec.decode(MessageCodec.encode(task), WarmUpMessage.Task.class);

    assertThat(arrived.model().id()).isEqualTo(task.model().id());
    assertThat(arrived.round()).isEqualTo(3);
    assertThat(arrived.live()).isEqualTo(LIVE);
    assertThat(arrived.pause()).isEqualTo(PAUSE);
  }
}
