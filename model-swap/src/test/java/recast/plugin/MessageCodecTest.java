package recast.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageCodecTest {
  private record Question(String executor) implements PluginMessage {}

  private record Answer(int number) implements PluginMessage {}

  private record Broken(Object content) implements PluginMessage {}

  @Test
  void aMessageReadsBack() throws IOException {
    byte[] bytes = MessageCodec.encode(new Question("7"));

    assertThat(MessageCodec.decode(bytes, Question.class)).isEqualTo(new Question("7"));
    assertThat(MessageCodec.decode(bytes, PluginMessage.class)).isEqualTo(new Question("7"));
  }

  @Test
  void whatIsNotBytesIsNamed() {
    assertThatThrownBy(() -> MessageCodec.decode("reached", Question.class))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot decode a plugin message: expected %s, found java.lang.String reached",
            Question.class.getName());
    assertThatThrownBy(() -> MessageCodec.decode(null, Question.class))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("found null");
  }

  @Test
  void bytesThatCannotBeReadAreCountedAndTheCauseIsKept() {
    assertThatThrownBy(() -> MessageCodec.decode("no message".getBytes(UTF_8), Question.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found 10 bytes that cannot be read: java.io.StreamCorrupted")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aMessageOfAnotherTypeIsNamed() throws IOException {
    byte[] bytes = MessageCodec.encode(new Answer(3));

    assertThatThrownBy(() -> MessageCodec.decode(bytes, Question.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found " + Answer.class.getName() + " Answer[number=3]");
  }

  @Test
  void anObjectThatIsNotAMessageIsNamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(List.of(1));
    }

    assertThatThrownBy(() -> MessageCodec.decode(bytes.toByteArray(), PluginMessage.class))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("[1]");
  }

  @Test
  void aMessageThatCannotTravelIsRefusedWhereItIsSent() {
    assertThatThrownBy(() -> MessageCodec.encode(new Broken(new Object())))
        .isInstanceOf(NotSerializableException.class);
  }
}
