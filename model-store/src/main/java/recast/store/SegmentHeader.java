package recast.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recast.json.JsonObject;
import recast.json.MalformedException;

/**
 * The first line of a segment.
 *
 * @param range the releases that it holds
 * @param versions the versions that they name
 * @param stagings the names of the staging directories that were there when the segment was
 *     written: while one of them is left, a publisher may be about to claim one of its numbers
 */
record SegmentHeader(SegmentRange range, VersionRanges versions, List<String> stagings) {
  static final int LIMIT = 1 << 20;

  SegmentHeader {
    stagings = List.copyOf(stagings);
  }

  byte[] toJson() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("first", range.first().value());
    fields.put("last", range.last());
    fields.put("versions", versions.print());
    fields.put("stagings", stagings);
    byte[] line = JsonObject.printLine(fields);
    if (line.length > LIMIT) {
      throw new IOException(
          "the header of a segment has %d bytes, the limit is %d; there are %d staging directories, 'recast prune' deletes old ones"
              .formatted(line.length, LIMIT, stagings.size()));
    }
    return line;
  }

  static SegmentHeader fromJson(byte[] line, SegmentRange expected, String where)
      throws IOException {
    JsonObject json = JsonObject.fromJson(line, where);
    ReleaseNumber first = json.counted("first", ReleaseNumber::new);
    ReleaseNumber last = json.counted("last", ReleaseNumber::new);
    if (!first.equals(expected.first()) || last.value() != expected.last()) {
      throw new MalformedException(
          "%s: fields 'first' and 'last' must be %s: %s to %s"
              .formatted(where, expected, first, last));
    }
    List<String> stagings = json.texts("stagings");
    for (String name : stagings) {
      if (!StoreLayout.isStaging(name)) {
        throw new MalformedException(
            where + ": field 'stagings' must name staging directories: " + name);
      }
    }
    return new SegmentHeader(expected, json.parsed("versions", VersionRanges::parse), stagings);
  }
}
