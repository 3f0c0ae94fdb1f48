package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import recast.line.LineFormat;

final class LineReceiverTest {
  @Test
  void travelsToAnExecutor() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new LineReceiver("127.0.0.1", 9999, LineFormat.DEFAULT));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      LineReceiver arrived = (LineReceiver) in.readObject();

      assertThat(arrived.storageLevel().useMemory()).isTrue();
      assertThat(arrived.storageLevel().useDisk()).isTrue();
    }
  }
}
