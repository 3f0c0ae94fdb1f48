package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.model.Model;

final class HostileFilesTest {
  private static final long MEBIBYTE = 1 << 20;

  private final String file;

  HostileFilesTest() throws IOException {
    file = Fixture.model("regression-v3");
  }

  @ParameterizedTest
  @CsvSource({
    "regression-v3, end of parameters",
    "linear-v3, end of parameters",
    "regression-v2-2, feature importances:",
    "regression-v2-0, feature importances:"
  })
  void aFileThatIsCutOffBeforeItsEndIsRefused(String name, String end) throws IOException {
    String whole = Fixture.model(name);
    int length = whole.indexOf(end) + end.length() - 1;
    for (; length >= 0; length -= 64) {
      assertRefused(stream(whole.substring(0, length)));
    }
  }

  @Test
  void aTreeOfAHundredThousandLevelsScores() throws IOException {
    int nodes = 100_000;
    String tree =
        "num_leaves="
            + (nodes + 1)
            + "\nnum_cat=0\n"
            + line("split_feature", nodes, i -> "0")
            + line("threshold", nodes, i -> String.valueOf(-i))
            + line("left_child", nodes, i -> String.valueOf(i + 1 < nodes ? i + 1 : ~nodes))
            + line("right_child", nodes, i -> String.valueOf(~i))
            + line("leaf_value", nodes + 1, String::valueOf);
    Model model = Scored.decode(withTree(tree));
    double[] rows = new double[3 * TrainingRows.WIDTH];
    rows[0] = 1;
    rows[TrainingRows.WIDTH] = -49_999.5;
    rows[2 * TrainingRows.WIDTH] = Double.NEGATIVE_INFINITY;

    assertThat(Scored.score(model, rows, 3)).containsExactly(0, 50_000, nodes);
  }

  @Test
  void announcedCountsTakeNoMemory() throws IOException {
    String header = file.substring(0, file.indexOf("Tree=0"));
    List<String> files =
        List.of(
            header.replace("max_feature_idx=7", "max_feature_idx=1048575"),
            header
                .replace("_iteration=1", "_iteration=2147483647")
                .replace("_class=1", "_class=2147483647"),
            header + "Tree=0\nnum_leaves=131072\nnum_cat=131071\nsplit_feature=0 0\n",
            header
                + "Tree=0\nnum_leaves=131072\nnum_cat=1\ncat_boundaries=0 2147483647\ncat_threshold=1\n",
            header + "Tree=0\nnum_leaves=2\nnum_features=2147483646 1\nleaf_features=1 1\n");
    for (String hostile : files) {
      long before = allocated();
      assertRefused(stream(hostile));
      assertThat(allocated() - before).isLessThan(MEBIBYTE);
    }
  }

  @Test
  void tenMillionAnnouncedTreesTakeNoMemory() throws IOException {
    int announced = 10_000_000;
    String header = file.substring(0, file.indexOf("tree_sizes="));
    InputStream sizes = repeated("9 ", announced);
    InputStream hostile =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(stream(header + "tree_sizes="), sizes, stream("\n\nend of trees\n"))));
    long before = allocated();

    assertThatThrownBy(() -> new LightGbmFormat().decode(hostile))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 10000000 trees, found 0");
    assertThat(allocated() - before).isLessThan(MEBIBYTE);
  }

  @Test
  void aLineWithoutEndTakesNoMemory() {
    assertRefused(repeated("\r", 1 << 22));
    for (String text : List.of("x", "=", "[", "\u00e4")) {
      long before = allocated();
      assertRefused(repeated(text, 1 << 22));
      assertRefused(new SequenceInputStream(stream(file), repeated(text, 1 << 22)));
      assertThat(allocated() - before).isLessThan(4 * MEBIBYTE);
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertRefused(new ByteArrayInputStream(bytes));
    assertRefused(
        new SequenceInputStream(
            stream("tree\nversion=v4\nfeature_names="), new ByteArrayInputStream(bytes)));
  }

  private String withTree(String tree) {
    int from = file.indexOf("tree_sizes=");
    return file.substring(0, from)
        + "\nTree=0\n"
        + tree
        + "\n\n"
        + file.substring(file.indexOf("end of trees"));
  }

  private static String line(String key, int count, IntFunction<String> value) {
    return key
        + "="
        + IntStream.range(0, count).mapToObj(value).collect(Collectors.joining(" "))
        + "\n";
  }

  private static void assertRefused(InputStream hostile) {
    assertThatThrownBy(() -> new LightGbmFormat().decode(hostile))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read the LightGBM model: line ");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream repeated(String text, int times) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[bytes.length << 12];
    for (int i = 0; i < block.length; i++) {
      block[i] = bytes[i % bytes.length];
    }
    long length = (long) bytes.length * times;
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        return at == length ? -1 : block[(int) (at++ % block.length)] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int most) {
        int from = (int) (at % block.length);
        int count = (int) Math.min(Math.min(most, length - at), block.length - from);
        System.arraycopy(block, from, into, offset, count);
        at += count;
        return count == 0 ? -1 : count;
      }
    };
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
