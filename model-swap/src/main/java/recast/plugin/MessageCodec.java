package recast.plugin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * Encodes messages as the bytes that Spark carries, and decodes them. Spark's RPC reads what it
 * receives with the class loader that it was created with; on a YARN executor that one does not
 * know the jars of the application. Bytes need no class of ours, and this class reads them with the
 * class loader that it was loaded with itself.
 */
public final class MessageCodec {
  private MessageCodec() {}

  /**
   * Encodes a message.
   *
   * @throws IOException when it holds something that is not serializable
   */
  public static byte[] encode(PluginMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(message);
    }
    return bytes.toByteArray();
  }

  /**
   * Decodes a message.
   *
   * @param received what Spark has delivered
   * @throws IOException when that is not an encoded message of type {@code expected}
   */
  public static <M extends PluginMessage> M decode(Object received, Class<M> expected)
      throws IOException {
    if (!(received instanceof byte[] bytes)) {
      throw mismatch(expected, describe(received));
    }
    Object message = read(bytes, expected);
    if (!expected.isInstance(message)) {
      throw mismatch(expected, describe(message));
    }
    return expected.cast(message);
  }

  // The stream finds classes with the class loader of the nearest caller that is not of the JDK.
  private static Object read(byte[] bytes, Class<?> expected) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      IOException mismatch = mismatch(expected, bytes.length + " bytes that cannot be read: " + e);
      mismatch.initCause(e);
      throw mismatch;
    }
  }

  private static IOException mismatch(Class<?> expected, String found) {
    return new IOException(
        "Cannot decode a plugin message: expected %s, found %s"
            .formatted(expected.getName(), found));
  }

  private static String describe(Object found) {
    return found == null ? "null" : found.getClass().getName() + " " + found;
  }
}
