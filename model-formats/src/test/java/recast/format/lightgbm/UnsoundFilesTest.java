package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnsoundFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "left_child=2 4 | left_child=0 4 | node 0 cannot have the child 0",
        "left_child=2 4 | left_child=11 4 | node 0 cannot have the child 11",
        "left_child=2 4 | left_child=-13 4 | node 0 cannot have the child -13",
        "left_child=2 4 | left_child=-2147483648 4 | cannot have the child -2147483648",
        "left_child=2 4 | left_child=2 2 | child 2 of node 1 has a second parent",
        "left_child=2 4 | left_child=2 1 | node 1 cannot have the child 1",
        "left_child=2 4 | left_child=2 0 | node 1 cannot have the child 0",
        "left_child=2 4 | left_child=x 4 | expected an integer, found 'x'",
        "left_child=2 4 | left_child=99999999999 4 | expected an integer",
        "split_feature=1 0 | split_feature=8 0 | expected a feature from 0 to 7, found 8",
        "split_feature=1 0 | split_feature=-1 0 | expected a feature from 0 to 7, found -1",
        "split_feature=1 0 | split_feature=1 1 0 | more values than expected",
        "split_feature=1 0 | split_feature=1 | fewer values than expected",
        "threshold=-0.96168474549636274 | threshold=nan | the threshold of node 0 is NaN",
        "threshold=-0.96168474549636274 | threshold=1e | expected a number, found '1e'",
        "threshold=-0.96168474549636274 | threshold=0x1p3 | expected a number, found '0x1p3'",
        "threshold=-0.96168474549636274 | threshold=1f | expected a number, found '1f'",
        "threshold=-0.96168474549636274 | threshold=NaN | expected a number, found 'NaN'",
        "decision_type=2 2 | decision_type=12 2 | decision type 12 of node 0 is not supported",
        "decision_type=2 2 | decision_type=-1 2 | decision type -1 of node 0 is not supported",
        "decision_type=2 2 | decision_type=1 2 | node 0 has the set of categories -0.96",
        "decision_type=2 2 | decision_type=2 1 | node 1 has the set of categories 47.5",
        "cat_boundaries=0 3 | cat_boundaries=0 -3 | boundaries that do not fall, found -3",
        "cat_boundaries=0 3 | cat_boundaries=-1 3 | boundaries that do not fall, found -1",
        "cat_boundaries=0 3 | cat_boundaries=0 4 | fewer values than expected",
        "cat_boundaries=0 3 | cat_boundaries=0 2147483647 | fewer values than expected",
        "cat_threshold= | cat_threshold=4294967296 1 1 1 | from 0 to 4294967295, found '4294967296'",
        "num_leaves=12 | num_leaves=2147483647 | expected 1 to 131072, found 2147483647",
        "num_leaves=12 | num_leaves=131072 | fewer values than expected",
        "num_leaves=12 | num_leaves=0 | expected 1 to 131072, found 0",
        "num_leaves=12 | num_trees=12 | the tree has no 'num_leaves' before this",
        "num_cat=1 | num_cat=2147483647 | expected 0 to 11, found 2147483647",
        "num_cat=1 | num_leaves=12 | the tree has the key 'num_leaves' twice",
        "cat_boundaries=0 3 | shrinkage=1 | the tree has no 'cat_boundaries' before this",
        "num_cat=1 | num_dogs=1 | 'num_dogs' is not supported in a tree",
        "is_linear=0 | is_linear=1 | the tree has no 'leaf_const'",
        "is_linear=0 | num_features=0 | fewer values than expected",
        "is_linear=0 | leaf_coeff=0 | the tree has no 'num_features' before this",
        "Tree=1 | Tree=2 | expected tree 1, found tree 2",
        "Tree=5 | Tree=x | expected an integer, found 'x'",
        "tree_sizes= | 'tree_sizes=99 ' | expected 7 trees, found 6",
        "tree_sizes= | tree_sizes | expected '=' after 'tree_sizes",
        "max_feature_idx=7 | max_feature_idx=6 | 8 feature_names, expected 7",
        "max_feature_idx=7 | max_feature_idx=2147483647 | expected 0 to 1048575",
        "feature_names=age | feature_names=amount | two features are named 'amount'",
        "feature_infos= | 'feature_infos=none ' | 9 feature_infos, expected 8",
        "num_class=1 | num_class=2147483647 | 2147483647 classes and 1 trees",
        "num_class=1 | num_class=0 | expected at least 1, found 0",
        "version=v3 | version=v5 | version 'v5' is not supported, only v2, v3 and v4",
        "label_index=0 | sigmoid=1 | 'sigmoid' is not supported in the header",
        "label_index=0 | num_class=1 | the header has the key 'num_class' twice",
        "objective=regression | objective=median | objective 'median' is not supported",
        "objective=regression | objective=binary | expected 'sigmoid:' and a positive number",
        "objective=regression | objective=binary sigmoid:-1 | and a positive number",
        "objective=regression | objective=multiclass num_class:3 | expected num_class:1",
        "end of trees | end of forest | expected 'end of trees', found 'end of forest'",
        "end of parameters | pandas_categorical:[[\"a\"]] | a model of pandas categories",
        "end of parameters | pandas_categorical:[[ | a model of pandas categories",
        "end of parameters | end of parts | the file ends before 'end of parameters'",
        "tree | pmml | expected the first line of a LightGBM model, 'tree'"
      })
  void aFileIsRefusedForWhatIsWrong(String found, String replacement, String message)
      throws IOException {
    String file = Fixture.model("regression-v3");
    int at = file.indexOf(found);
    String edited = file.substring(0, at) + replacement + file.substring(at + found.length());

    assertThat(at).isNotNegative();
    assertThatThrownBy(() -> Scored.decode(edited))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read the LightGBM model: line ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "num_class=4 | num_class=5 | 5 classes and 4 trees",
        "multiclass num_class:4 | binary sigmoid:1 | has one output, not 4",
        "multiclass num_class:4 | multiclass num_class:3 | expected num_class:4"
      })
  void classesThatDoNotAgreeAreRefused(String found, String replacement, String message)
      throws IOException {
    String edited = Fixture.model("multiclass-v3").replace(found, replacement);

    assertThatThrownBy(() -> Scored.decode(edited))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }
}
