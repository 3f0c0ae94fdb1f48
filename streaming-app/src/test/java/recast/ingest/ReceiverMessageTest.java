package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
        new ReceiverMessage.Report(new SourceConnection.NotTried()),
        new ReceiverMessage.Report(new SourceConnection.Open()),
        new ReceiverMessage.Report(new SourceConnection.Failed("refused")),
        new ReceiverMessage.Instruction(true),
        new ReceiverMessage.Ended());
  }
}
