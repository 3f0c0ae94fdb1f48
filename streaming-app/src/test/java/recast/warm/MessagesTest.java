package recast.warm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recast.swap.FakeBroadcast;

/** Messages travel as what Spark can read without our jars. */
final class MessagesTest {
  @Test
  void aQuestionReadsBack() {
    Question question = new Question("7");

    assertThat(Question.fromWire(question.toWire())).isEqualTo(question);
    assertThat(question.toWire()).isInstanceOf(String.class);
  }

  @Test
  void anAnswerReadsBack() {
    Answer answer = new Answer(3, FakeBroadcast.ofModel(), 50);
    Answer nothing = new Answer(0, null, 50);

    assertThat(Answer.fromWire(answer.toWire())).isEqualTo(answer);
    assertThat(Answer.fromWire(nothing.toWire())).isEqualTo(nothing);
  }

  @Test
  void aReportReadsBack() {
    Report report = new Report("7", 3, "java.io.EOFException");

    assertThat(Report.fromWire(report.toWire())).isEqualTo(report);
    assertThat(report.toWire()).hasOnlyElementsOfTypes(String.class, Long.class);
  }
}
