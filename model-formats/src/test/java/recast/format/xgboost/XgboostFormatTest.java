package recast.format.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.ModelFormats;

final class XgboostFormatTest {
  @Test
  void isInstalledUnderItsId() throws IOException {
    assertThat(ModelFormats.installed().named("xgboost")).isInstanceOf(XgboostFormat.class);
  }

  @ParameterizedTest
  @CsvSource({"0.4,0,1.5", "0.5,-3,10.5", "NaN,0,1.5", "1,NaN,100.5", "Infinity,-2,100.5"})
  void aRowTakesTheBranchesOfItsValues(float age, float income, float score) throws IOException {
    Model model = ModelText.decode(ModelText.MODEL);

    assertThat(Fixtures.score(model, new float[] {age, income})).containsExactly(score);
  }

  @Test
  void theSignatureHasTheNamesOfTheFile() throws IOException {
    Model model = ModelText.decode(ModelText.MODEL);

    assertThat(model.signature().inputs())
        .singleElement()
        .extracting(Field::name)
        .isEqualTo("features");
    assertThat(model.signature().inputNames()).containsExactly("age", "income");
    assertThat(model.signature().outputs()).containsExactly(Field.of("score", FieldType.FLOAT));
  }

  @Test
  void featuresWithoutNamesAreNumbered() throws IOException {
    Model model = ModelText.with("\"age\",\"income\"", "");

    assertThat(model.signature().inputNames()).containsExactly("f0", "f1");
  }

  @Test
  void aProbabilityOfEachClassIsAnElementOfTheScore() throws IOException {
    Model model = Fixtures.decode(Fixtures.bytes("softprob.ubj"));

    assertThat(model.signature().outputNames())
        .containsExactly("score0", "score1", "score2", "score3");
  }

  @Test
  void factsTellWhatTheFileSays() throws IOException {
    assertThat(ModelText.decode(ModelText.MODEL).facts())
        .containsExactly(
            entry("version", "2.1.0"),
            entry("booster", "gbtree"),
            entry("objective", "reg:squarederror"),
            entry("trees", "1"),
            entry("nodes", "5"),
            entry("depth", "2"),
            entry("features", "2"),
            entry("groups", "1"),
            entry("base-score", "5E-1"),
            entry("best-iteration", "7"),
            entry("best-score", "0.25"));
  }

  @Test
  void keysMayComeInAnyOrderAndUnknownOnesAreSkipped() throws IOException {
    Model model = ModelText.with("\"version\"", "\"news\":{\"a\":[{\"b\":null},true]},\"version\"");

    assertThat(Fixtures.score(model, new float[] {0, 0})).containsExactly(1.5f);
  }
}
