package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.cli.Endpoint;
import recast.line.LineFormat;

final class LineReceiverTest {
  @Test
  void travelsToAnExecutor() throws Exception {
    List<Endpoint> servers = List.of(new Endpoint("127.0.0.1", 9999));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new LineReceiver(servers, LineFormat.DEFAULT));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      LineReceiver arrived = (LineReceiver) in.readObject();

      assertThat(arrived.storageLevel().useMemory()).isTrue();
      assertThat(arrived.storageLevel().useDisk()).isTrue();
    }
  }
}
