package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An ONNX file of any size that costs little to run: its output for x is the x-th of its weights.
 */
final class LookupOnnx {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private LookupOnnx() {}

  /** The weights of a file of that size: the first is {@code first}, each other is one more. */
  static byte[] of(int bytes, float first) {
    ByteBuffer weights = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float weight = first; weights.remaining() >= Float.BYTES; weight++) {
      weights.putFloat(weight);
    }
    Message node = new Message().text(1, "weights").text(1, "x").text(2, "y").text(4, "Gather");
    Message tensor =
        new Message()
            .number(1, bytes / Float.BYTES)
            .number(2, FLOAT)
            .text(8, "weights")
            .bytes(9, weights.array());
    Message graph =
        new Message()
            .message(1, node)
            .text(2, "lookup")
            .message(5, tensor)
            .message(11, value("x", INT64))
            .message(12, value("y", FLOAT));
    Message opset = new Message().text(1, "").number(2, 15);
    return new Message().number(1, 8).message(7, graph).message(8, opset).out.toByteArray();
  }

  /** A column of any length. */
  private static Message value(String name, int type) {
    Message rows = new Message().text(2, "rows");
    Message one = new Message().number(1, 1);
    Message shape = new Message().message(1, rows).message(1, one);
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of protobuf under construction. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String text) {
      return bytes(field, text.getBytes(UTF_8));
    }

    Message message(int field, Message message) {
      return bytes(field, message.out.toByteArray());
    }

    Message bytes(int field, byte[] bytes) {
      varint(((long) field << 3) | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      for (; rest >= 0x80; rest >>>= 7) {
        out.write((int) ((rest & 0x7f) | 0x80));
      }
      out.write((int) rest);
    }
  }
}
