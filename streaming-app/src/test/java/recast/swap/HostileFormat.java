package recast.swap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/** A decoder that fails in the way that the payload names. */
public final class HostileFormat implements ModelFormat {
  static final String ID = "hostile";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    String text = new String(payload.readAllBytes(), UTF_8);
    switch (text) {
      case "runtime" -> throw new IllegalStateException("what is this?");
      case "end" -> throw new EOFException();
      case "deep" -> throw new StackOverflowError();
      case "huge" -> throw new OutOfMemoryError("Requested array size exceeds VM limit");
      case "link" -> throw new NoClassDefFoundError("org/example/Native");
      default -> throw new IOException("nothing is right: " + text);
    }
  }
}
