package recast.swap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/** A decoder that fails in the way that the payload names; or the model that it decodes does. */
public final class HostileFormat implements ModelFormat {
  public static final String ID = "hostile";

  /** Of this a model is made that scores no record that begins with an x. */
  public static final String AVERSE_TO_X = "averse to x";

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
      case AVERSE_TO_X -> {
        return Model.ofEach(HostileFormat::score);
      }
      case "link" -> throw new NoClassDefFoundError("org/example/Native");
      default -> throw new IOException("nothing is right: " + text);
    }
  }

  private static String score(String record) {
    if (record.startsWith("x")) {
      throw new IllegalArgumentException("begins with an x");
    }
    return "hostile " + record;
  }
}
