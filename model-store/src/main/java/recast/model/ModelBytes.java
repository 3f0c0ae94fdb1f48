package recast.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The bytes of a model file in pieces of at most {@value #PIECE} bytes. To the G1 collector, an
 * array of half a region or more is a humongous object, which has whole regions for itself and is
 * never copied. In heaps of up to 4 GiB a region has 1 MiB: a piece fills one to its last byte.
 */
public final class ModelBytes implements Serializable {
  /** The length of every piece but the last, in bytes; an array has a header of 16. */
  public static final int PIECE = (1 << 20) - 16;

  private final byte[][] pieces;

  private ModelBytes(byte[][] pieces) {
    this.pieces = pieces;
  }

  /** Reads {@code in} to its end. */
  public static ModelBytes read(InputStream in) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    byte[] piece = in.readNBytes(PIECE);
    while (piece.length > 0) {
      pieces.add(piece);
      piece = in.readNBytes(PIECE);
    }
    return new ModelBytes(pieces.toArray(byte[][]::new));
  }

  /** The bytes from the first to the last. */
  public InputStream open() {
    List<InputStream> streams = new ArrayList<>();
    for (byte[] piece : pieces) {
      streams.add(new ByteArrayInputStream(piece));
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  /** The number of bytes. */
  public long length() {
    return Arrays.stream(pieces).mapToLong(piece -> piece.length).sum();
  }
}
