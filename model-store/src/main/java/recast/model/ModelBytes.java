package recast.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
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

  /** Puts together what {@link #parts} took apart. */
  public static ModelBytes of(List<ModelBytes> parts) {
    return new ModelBytes(
        parts.stream().flatMap(part -> Arrays.stream(part.pieces)).toArray(byte[][]::new));
  }

  /** The same bytes, shared and not copied, in parts of at most {@code pieces} pieces each. */
  public List<ModelBytes> parts(int pieces) {
    List<ModelBytes> parts = new ArrayList<>();
    for (int from = 0; from < this.pieces.length; from += pieces) {
      int to = Math.min(from + pieces, this.pieces.length);
      parts.add(new ModelBytes(Arrays.copyOfRange(this.pieces, from, to)));
    }
    return parts;
  }

  /** The bytes from the first to the last. */
  public InputStream open() {
    return open(() -> {});
  }

  /**
   * The bytes from the first to the last.
   *
   * @param betweenPieces runs before each piece, on the thread that reads
   */
  // What SequenceInputStream takes.
  @SuppressWarnings("JdkObsolete")
  public InputStream open(Runnable betweenPieces) {
    Iterator<byte[]> left = Arrays.asList(pieces).iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return left.hasNext();
          }

          @Override
          public InputStream nextElement() {
            betweenPieces.run();
            return new ByteArrayInputStream(left.next());
          }
        });
  }

  /** The number of bytes. */
  public long length() {
    return Arrays.stream(pieces).mapToLong(piece -> piece.length).sum();
  }
}
