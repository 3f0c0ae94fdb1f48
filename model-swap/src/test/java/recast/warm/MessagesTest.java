package recast.warm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recast.swap.FakeBroadcast;

/** Messages travel as what Spark can read without our jars. */
final class MessagesTest {
  @Test
  void aQuestionReadsBack() {
    WarmUpPoll question = new WarmUpPoll("7");

    assertThat(WarmUpPoll.fromWire(question.toWire())).isEqualTo(question);
    assertThat(question.toWire()).isInstanceOf(String.class);
  }

  @Test
  void anAnswerReadsBack() {
    WarmUpTask answer = new WarmUpTask(3, FakeBroadcast.ofModel(), 50);
    WarmUpTask nothing = new WarmUpTask(0, null, 50);

    assertThat(WarmUpTask.fromWire(answer.toWire())).isEqualTo(answer);
    assertThat(WarmUpTask.fromWire(nothing.toWire())).isEqualTo(nothing);
  }

  @Test
  void aReportReadsBack() {
    WarmUpResult report = new WarmUpResult("7", 3, "java.io.EOFException");

    assertThat(WarmUpResult.fromWire(report.toWire())).isEqualTo(report);
    assertThat(report.toWire()).hasOnlyElementsOfTypes(String.class, Long.class);
  }
}
