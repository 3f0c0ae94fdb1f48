package recast.format.xgboost;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody means well with are refused, and cost little. */
final class HostileFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,-1,3,-1,-1]   | [1,-1,0,-1,-1]   | node 0 has two parents",
        "[1,-1,3,-1,-1]   | [1,-1,2,-1,-1]   | node 2 has two parents",
        "[2,-1,4,-1,-1]   | [1,-1,4,-1,-1]   | node 1 has two parents",
        "[2,-1,4,-1,-1]   | [2,-1,5,-1,-1]   | node 5 is a child, but there are 5",
        "[2,-1,4,-1,-1]   | [2,-1,-1,-1,-1]  | node -1 is a child, but there are 5",
        "[2,-1,4,-1,-1]   | [2,-1,4]         | right_children has 3 elements, expected 5",
        "[0,0,1,0,0]      | [0,0,2,0,0]      | node 2 splits by feature 2 of 2",
        "[0,0,1,0,0]      | [-1,0,1,0,0]     | node 0 splits by feature -1 of 2",
        "[0.5,1,-2,10,100]| [0.5,1,NaN,10,100]| node 2 has NaN as its threshold",
        "[0.5,1,-2,10,100]| [0.5,NaN,2,10,100]| node 1 has NaN as its value",
        "[0,0,0,0,0],\"cat| [1,0,0,0,0],\"cat| node 0 has split type 1 and no categories",
        "\"tree_info\":[0]| \"tree_info\":[1]| tree 0 belongs to group 1 of 1",
        "\"tree_info\":[0]| \"tree_info\":[]| tree_info has 0 elements, expected 1",
        "vector\":\"1\"   | vector\":\"3\"   | 3 values in each leaf are not supported",
        "squarederror     | softcosine       | objective 'reg:softcosine' is not supported",
        "gbtree           | forest           | booster 'forest' is not supported",
        "\"5E-1\"         | \"NaN\"          | base_score is not finite",
        "\"5E-1\"         | \"half\"         | base_score is no number: 'half'",
        "\"5E-1\"         | \"[1,2]\"        | base_score has 2 elements, expected 1",
        "feature\":\"2\"  | feature\":\"2000000000\"| num_feature is 2000000000, expected 1 to",
        "num_feature      | num_features     | learner_model_param has no num_feature",
        "\"age\",         | \"income\",      | two features are named 'income'",
        "\"age\",         | ''               | feature_names has 1 elements, expected 2",
        "{\"left_children\"| {\"right_children\":[],\"left_children\"| second value of the same key",
        "{\"left_children\"| {\"left_child\"| at least one node",
        "[1,-1,3,-1,-1]   | [1,-1,1e9,-1,-1] | a whole number is expected, found 1e9",
        "[1,-1,3,-1,-1]   | [1,-1,{},-1,-1]  | trees/left_children: a whole number is expected"
      })
  void whatDoesNotFitTogetherIsRefused(String target, String replacement, String message) {
    assertThatThrownBy(() -> ModelText.with(target, replacement))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"softprob.json", "softprob.ubj", "categories.ubj", "linear.ubj"})
  void truncationIsRefusedWhereverItIs(String name) throws IOException {
    byte[] file = Fixtures.bytes(name);
    for (int length = 0; length < file.length; length += 64) {
      byte[] cut = Arrays.copyOf(file, length);

      assertThatThrownBy(() -> Fixtures.decode(cut))
          .as("%s bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void bytesAfterTheEndAreRefused() throws IOException {
    byte[] file = Fixtures.bytes("softprob.ubj");
    byte[] longer = Arrays.copyOf(file, file.length + 1);

    assertThatThrownBy(() -> Fixtures.decode(longer)).hasMessageContaining("more bytes follow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$d#l\u007f\u00ff\u00ff\u00ff", "$U#L\u007f\0\0\0\0\0\0\0", "#l\u007f\0\0\0"})
  void anArrayIsBelievedOnlyAsFarAsItsBytesReach(String array) {
    // {"learner": {"feature_names": [...
    String file = "{U\u0007learner{U\rfeature_names[" + array;

    assertThatThrownBy(() -> Fixtures.decode(file.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anArrayOfValuesWithoutBytesIsRefused() {
    String file = "{U\u0007version[$Z#L\u007f\0\0\0\0\0\0\0}";

    assertThatThrownBy(() -> Fixtures.decode(file.getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("expected an array of numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "{U\u0001a"})
  void deepNestingIsRefused(String begin) {
    byte[] file = (begin + "[".repeat(100_000)).getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Fixtures.decode(file)).isInstanceOf(IOException.class);
  }

  @Test
  void tenMillionAnnouncedTreesAreRefusedAtTheFirstThatIsNone() {
    byte[] begin =
        "{\"learner\":{\"gradient_booster\":{\"model\":{\"trees\":["
            .getBytes(StandardCharsets.UTF_8);
    byte[] trees = "{},".repeat(10_000_000).getBytes(StandardCharsets.UTF_8);
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(new ByteArrayInputStream(begin), new ByteArrayInputStream(trees))));

    assertThatThrownBy(() -> new XgboostFormat().decode(file))
        .hasMessageContaining("a tree has at least one node");
  }

  @Test
  void setsOfCategoriesThatOverlapAreRefused() {
    String shared =
        "\"split_type\":[1,0,1,0,0],\"categories\":[3,4],\"categories_nodes\":[0,2],"
            + "\"categories_segments\":[0,0],\"categories_sizes\":[2,2],\"others\":[";

    assertThatThrownBy(
            () ->
                ModelText.decode(
                    ModelText.MODEL
                        .replaceAll("\"categories[a-z_]*\":\\[\\],?\\s*", "")
                        .replace("\"split_type\":[", shared)))
        .hasMessageContaining("shares its categories with another");
  }
}
