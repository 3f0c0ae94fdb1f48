package recast.format.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.ModelFormats;
import recast.model.Outcome;
import recast.model.RowBatch;
import recast.model.Signature;
import recast.record.InputSpec;
import recast.record.RecordScorer;

final class OnnxFormatTest {
  private final OnnxFormat format = new OnnxFormat();

  @Test
  void scoresAreThoseOfTheLibrary() throws Exception {
    Random random = new Random(5);
    float[][] rows = new float[700][4];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextGaussian();
      }
    }
    float[][] expected;
    long[] labels;
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file("dense"));
        OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of("features", tensor))) {
      labels = (long[]) result.get("label").orElseThrow().getValue();
      expected = (float[][]) result.get("probability").orElseThrow().getValue();
    }

    try (Model model = decode("dense")) {
      for (int from = 0; from < rows.length; from += model.batchRows()) {
        int count = Math.min(model.batchRows(), rows.length - from);
        RowBatch batch = new RowBatch(model.signature().inputs(), model.batchRows());
        RowBatch scores = new RowBatch(model.signature().outputs(), model.batchRows());
        batch.reset(count);
        scores.reset(count);
        for (int row = 0; row < count; row++) {
          System.arraycopy(rows[from + row], 0, batch.floats(0), 4 * row, 4);
        }
        model.score(batch, scores);
        for (int row = 0; row < count; row++) {
          assertThat(scores.longs(0)[row]).isEqualTo(labels[from + row]);
          assertThat(Arrays.copyOfRange(scores.floats(1), 3 * row, 3 * row + 3))
              .isEqualTo(expected[from + row]);
        }
      }
    }
  }

  @Test
  void severalInputsOfAllTypesAreNamedColumns() throws IOException {
    assertThat(lines("mixed", "csv:id,income,age,city", "7,0.5,30,Rome", "8,1e-3,-1,Nowhere"))
        .containsExactly("7,32.5,0.5,Rome", "8,-1.9989999532699585,0.001,Nowhere");
  }

  @Test
  void aMissingTextIsAnErrorRecord() throws IOException {
    assertThat(lines("mixed", "csv:income,age,city", "1,2,")).containsExactly("'city' is missing");
  }

  @Test
  void mapsOfClassesBecomeAColumnForEach() throws IOException {
    try (Model model = decode("zipmap")) {
      assertThat(model.signature().outputNames())
          .containsExactly("label", "probabilities_maybe", "probabilities_no", "probabilities_yes");
    }
    List<String> lines = lines("zipmap", "csv", "1,2", "-3,0.5");
    assertThat(lines)
        .hasSize(2)
        .allMatch(line -> line.matches("(yes|no|maybe)(,\\d\\.\\d+(E-\\d+)?){3}"));
  }

  @Test
  void aModelOfOneRowScoresManyOneByOne() throws IOException {
    assertThat(lines("one-row", "csv", "1,2,3,4", "5,6,7,-8"))
        .containsExactly("-1.0,-2.0,-3.0,-4.0", "-5.0,-6.0,-7.0,8.0");
  }

  @Test
  void theSignatureNamesWhatTheModelReadsAndGives() throws IOException {
    try (Model model = decode("dense")) {
      Signature signature = model.signature();
      assertThat(signature.inputNames())
          .containsExactly("features_0", "features_1", "features_2", "features_3");
      assertThat(signature.outputNames())
          .containsExactly("label", "probability_0", "probability_1", "probability_2");
      assertThat(signature.outputs().get(0).type()).isEqualTo(FieldType.LONG);
      assertThat(model.nativeBytes()).isPositive();
      assertThat(model.facts())
          .containsEntry("producer", "recast fixture")
          .containsEntry("trained", "2026-01-01")
          .doesNotContainKey("model version");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "four-rows|input 'x' has the shape [4, 2], expected any number of rows",
        "bool|'x' has values of type BOOL, supported are float, double, int64 and string",
        "unknown|Frobnicate",
        "cycle|ONNX Runtime refuses the model",
        "external|the values of 'weights' are in the file '../../etc/passwd'",
        "external-inside|the values of 'weights' are in the file '../../etc/passwd'",
        "huge|ONNX Runtime refuses the model",
      })
  void whatCannotBeServedIsRefusedByName(String name, String reason) {
    assertThatThrownBy(() -> decode(name))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aModelThatCannotDivideByZeroIsTriedWithOnes() throws IOException {
    assertThat(lines("divides", "csv", "8,2", "1,0")).startsWith("4").hasSize(2);
  }

  @Test
  void aModelThatLoopsWithoutEndIsRefused() {
    OnnxFormat impatient = new OnnxFormat(Duration.ofSeconds(1));

    assertThatThrownBy(() -> impatient.decode(new ByteArrayInputStream(file("endless"))))
        .isInstanceOf(IOException.class)
        .hasMessage("the model has not scored one row within 1 s");
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole = file("dense");
    for (int length = 0; length < whole.length; length += 64) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> format.decode(new ByteArrayInputStream(cut)))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsNoModelAtAllIsRefused() {
    for (String text : List.of("", "garbage", "{\"cloned\": true}", "\n\n\n\n")) {
      assertThatThrownBy(() -> format.decode(new ByteArrayInputStream(text.getBytes(UTF_8))))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void theFormatIsInstalledWhereItsJarIs() {
    assertThat(ModelFormats.installed().isInstalled("onnx")).isTrue();
  }

  private Model decode(String name) throws IOException {
    return format.decode(new ByteArrayInputStream(file(name)));
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = OnnxFormatTest.class.getResourceAsStream("/onnx/" + name + ".onnx")) {
      return in.readAllBytes();
    }
  }

  private List<String> lines(String name, String input, String... records) throws IOException {
    List<String> lines = new ArrayList<>();
    try (RecordScorer scorer =
        RecordScorer.decode(
            format, new ByteArrayInputStream(file(name)), Optional.of(InputSpec.parse(input)))) {
      scorer
          .score(List.of(records).iterator())
          .forEachRemaining(
              outcome ->
                  lines.add(
                      outcome instanceof Outcome.Scored scored
                          ? scored.value()
                          : ((Outcome.Failed) outcome).reason()));
    }
    return lines;
  }
}
