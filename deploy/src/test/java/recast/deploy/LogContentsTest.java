package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogContentsTest {
  private static final long ALL = Long.MAX_VALUE;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
  void whatYarnWritesAroundAFileIsLeftOut(int block) throws IOException {
    assertThat(contents(framed("one\ntwo\n"), block, ALL)).isEqualTo("one\ntwo\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
  void aFileMayLookLikeAFrame(int block) throws IOException {
    String file = "LogContents:\nLogLength:3\nLogContents:\nEnd of LogType:stdout\n";

    assertThat(contents(framed(file), block, ALL)).isEqualTo(file);
  }

  @Test
  void aFileNeedNotEndWithALine() throws IOException {
    assertThat(contents(framed("one\ntwo"), 5, ALL)).isEqualTo("one\ntwo");
  }

  @Test
  void lengthsAreBytesAndNotCharacters() throws IOException {
    assertThat(contents(framed("naïve – 数\n"), 1, ALL)).isEqualTo("naïve – 数\n");
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertThat(contents(framed(""), 3, ALL)).isEmpty();
  }

  @Test
  void filesFollowOneAnother() throws IOException {
    assertThat(contents(framed("one\n") + framed("two\n"), 4, ALL)).isEqualTo("one\ntwo\n");
  }

  @Test
  void noMoreIsLetThroughThanWasAskedFor() throws IOException {
    String header = "LogLength:100\nLogContents:\n";

    assertThat(contents(header + "tail" + "\nEnd of LogType:stdout\n", 3, 4)).isEqualTo("tail");
  }

  @Test
  void singleBytesAreTakenToo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogContents contents = new LogContents(out, ALL);
    for (byte one : framed("one\n").getBytes(UTF_8)) {
      contents.write(one);
    }

    assertThat(out.toString(UTF_8)).isEqualTo("one\n");
  }

  private static String framed(String file) {
    return """
        Container: container_1_0001_01_000001 on localhost_1
        LogAggregationType: AGGREGATED
        ==============================
        LogType:stdout
        LogLastModifiedTime:Thu Jan 01 00:00:00 +0000 2026
        LogLength:%d
        LogContents:
        """
            .formatted(file.getBytes(UTF_8).length)
        + file
        + "\nEnd of LogType:stdout\n***********************\n\n";
  }

  /** Writes {@code text} in blocks, each from the middle of an array. */
  private static String contents(String text, int block, long most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogContents contents = new LogContents(out, most);
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += block) {
      contents.write(bytes, at, Math.min(block, bytes.length - at));
    }
    contents.flush();
    return out.toString(UTF_8);
  }
}
