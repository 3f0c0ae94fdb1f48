package recast.yarn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogContentsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
  void whatYarnWritesAroundAFileIsLeftOut(int block) throws IOException {
    assertThat(contents(framed("one\ntwo\n"), block)).isEqualTo("one\ntwo\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
  void aFileMayLookLikeAFrame(int block) throws IOException {
    String file = "LogContents:\nLogLength:3\nLogContents:\nEnd of LogType:stdout\n";

    assertThat(contents(framed(file), block)).isEqualTo(file);
  }

  @Test
  void aFileNeedNotEndWithALine() throws IOException {
    assertThat(contents(framed("one\ntwo"), 5)).isEqualTo("one\ntwo");
  }

  @Test
  void lengthsAreBytesAndNotCharacters() throws IOException {
    assertThat(contents(framed("naïve – 数\n"), 1)).isEqualTo("naïve – 数\n");
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertThat(contents(framed(""), 3)).isEmpty();
  }

  @Test
  void filesFollowOneAnother() throws IOException {
    assertThat(contents(framed("one\n") + framed("two\n"), 4)).isEqualTo("one\ntwo\n");
  }

  @Test
  void noMoreIsLetThroughThanWasAskedFor() throws IOException {
    String header = "LogLength:100\nLogContents:\n";

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(header + "tail" + "\nEnd of LogType:stdout\n", 3, LogContents.atMost(4, out));

    assertThat(out.toString(UTF_8)).isEqualTo("tail");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
  void whatWasShownBeforeIsLeftOut(int block) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(framed("one\ntwo\n"), block, LogContents.after(5, out));

    assertThat(out.toString(UTF_8)).isEqualTo("wo\n");
  }

  @Test
  void singleBytesAreTakenToo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogContents contents = LogContents.after(0, out);
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
  private static String contents(String text, int block) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(text, block, LogContents.after(0, out));
    return out.toString(UTF_8);
  }

  private static void write(String text, int block, LogContents contents) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += block) {
      contents.write(bytes, at, Math.min(block, bytes.length - at));
    }
    contents.flush();
  }
}
