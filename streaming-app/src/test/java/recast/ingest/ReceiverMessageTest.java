package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recast.line.LineCounts;
import recast.plugin.MessageCodec;

final class ReceiverMessageTest {
  @ParameterizedTest
  @MethodSource
  void everyMessageReadsBack(ReceiverMessage message) throws IOException {
    byte[] bytes = MessageCodec.encode(message);

    assertThat(MessageCodec.decode(bytes, ReceiverMessage.class)).isEqualTo(message);
  }

  static Stream<ReceiverMessage> everyMessageReadsBack() {
    return Stream.of(
        new ReceiverMessage.Report("a", new SourceConnection.NotTried(), new LineCounts(1, 2, 3)),
        new ReceiverMessage.Report("a", new SourceConnection.Open(), new LineCounts(1, 2, 3)),
        new ReceiverMessage.Report(
            "a", new SourceConnection.Failed("refused"), new LineCounts(1, 2, 3)),
        new ReceiverMessage.Instruction(true),
        new ReceiverMessage.Ended());
  }
}
