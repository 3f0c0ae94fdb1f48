package recast.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recast.json.MalformedException;

/** A file of many old releases: a line for its header, then one for each release, in order. */
final class Segment {
  private final String where;
  private final SegmentHeader header;
  private final List<byte[]> lines;

  private Segment(String where, SegmentHeader header, List<byte[]> lines) {
    this.where = where;
    this.header = header;
    this.lines = lines;
  }

  /** How long the file of a segment may be. */
  static int limit(SegmentRange range) {
    return SegmentHeader.LIMIT + range.size() * (ReleaseFile.LIMIT + 1);
  }

  /**
   * The bytes of a segment.
   *
   * @param lines the releases of the header's range, each as JSON on a line of its own
   */
  static byte[] toJson(SegmentHeader header, List<byte[]> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(header.toJson());
    for (byte[] line : lines) {
      bytes.write(line);
    }
    return bytes.toByteArray();
  }

  /** Reads a segment; its releases are looked at when they are asked for. */
  static Segment fromJson(byte[] bytes, SegmentRange range, String where) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    if (start < bytes.length || lines.size() != range.size() + 1) {
      throw new MalformedException(
          "%s must have %d whole lines, a header and releases %s: %d"
              .formatted(where, range.size() + 1, range, lines.size()));
    }
    SegmentHeader header = SegmentHeader.fromJson(lines.remove(0), range, where);
    return new Segment(where, header, lines);
  }

  SegmentHeader header() {
    return header;
  }

  boolean contains(ReleaseNumber number) {
    return header.range().contains(number);
  }

  /** The release of this number, which is one of its range. */
  Release release(ReleaseNumber number) throws IOException {
    byte[] line = lines.get(number.value() - header.range().first().value());
    if (line.length > ReleaseFile.LIMIT) {
      throw new MalformedException(
          "%s: the line of release %s has more than %d bytes"
              .formatted(where, number, ReleaseFile.LIMIT));
    }
    return ReleaseFile.fromJson(line, number, where + ": release " + number);
  }
}
