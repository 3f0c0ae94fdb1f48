package recast.model.example;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import recast.json.JsonObject;
import recast.model.ModelFormat;

/** The file of a {@link CloneModel}: {@code {"cloned": true}}. */
public final class CloneFormat implements ModelFormat {
  /** The id of this format. */
  public static final String ID = "clone";

  /** Far more than the file needs; what is longer is something else. */
  private static final int LIMIT = 1 << 16;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public CloneModel decode(InputStream payload) throws IOException {
    byte[] bytes = payload.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new IOException("a clone model has at most " + LIMIT + " bytes");
    }
    return new CloneModel(JsonObject.fromJson(bytes, "the clone model").flag("cloned"));
  }

  /** The bytes that {@link #decode} reads back as {@code model}. */
  public byte[] encode(CloneModel model) throws IOException {
    return JsonObject.toJson(Map.of("cloned", model.cloned()));
  }
}
