package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recast.cli.CommandException;

final class CrontabTest {
  private static final ScheduleName A = new ScheduleName("a.b");
  private static final ScheduleName B = new ScheduleName("b");
  private static final String LINE = "* * * * * /home/me/run.sh";

  static Stream<Crontab> crontabs() {
    return Stream.concat(
        Stream.of(new Crontab(Optional.empty())),
        Stream.of(
                "",
                "\n",
                "0 0 * * * true\n",
                "0 0 * * * true",
                "# a comment\n# another\n0 0 * * * true\n\n\n",
                "MAILTO=me\r\n0 0 * * * true\r\n",
                "0 0 * * * true\r",
                "0 0 * * * echo \u00e9\u0085 \u00a0\f\u000b\n",
                "# recast schedule other: begin\n# recast schedule aab: end\n",
                "#recast schedule a.b\n# recast schedule a.b.c: begin\n")
            .map(CrontabTest::crontab));
  }

  @ParameterizedTest
  @MethodSource("crontabs")
  void whatIsTakenOutLeavesTheCrontabAsItWas(Crontab crontab) throws CommandException {
    Crontab with = crontab.with(A, LINE);

    assertThat(with.text().orElseThrow())
        .startsWith(crontab.text().orElse(""))
        .contains("\n" + LINE + "\n");
    assertThat(with.without(A)).contains(crontab);
  }

  @ParameterizedTest
  @MethodSource("crontabs")
  void twoSchedulesGoInWhateverOrder(Crontab crontab) throws CommandException {
    Crontab both = crontab.with(A, LINE).with(B, LINE);

    assertThat(both.without(B).orElseThrow().without(A)).contains(crontab);
    assertThat(both.without(A).orElseThrow().without(B)).contains(crontab);
    assertThat(both.without(A).orElseThrow().with(A, LINE).without(A).orElseThrow().without(B))
        .contains(crontab);
  }

  @ParameterizedTest
  @MethodSource("crontabs")
  void aScheduleThatIsThereIsReplacedInItsPlace(Crontab crontab) throws CommandException {
    Crontab both = crontab.with(A, "1 * * * * old").with(B, LINE);

    assertThat(both.with(A, LINE)).isEqualTo(crontab.with(A, LINE).with(B, LINE));
    assertThat(both.with(A, LINE).with(A, LINE)).isEqualTo(both.with(A, LINE));
  }

  @ParameterizedTest
  @MethodSource("crontabs")
  void whatTheUserAddedMeanwhileStays(Crontab crontab) throws CommandException {
    String mine = "5 5 * * * mine\n";
    String with = crontab.with(A, LINE).text().orElseThrow();
    String before = crontab.text().orElse("");
    String ended = before.isEmpty() || before.endsWith("\n") ? before : before + "\n";

    assertThat(crontab(with + mine).without(A)).contains(crontab(ended + mine));
    assertThat(crontab(mine + with).without(A)).contains(crontab(mine + before));
  }

  @Test
  void aLineThatTheUserChangedGoesToo() throws CommandException {
    String with = crontab("x\n").with(A, LINE).text().orElseThrow();

    assertThat(crontab(with.replace(LINE, "#" + LINE)).without(A)).contains(crontab("x\n"));
  }

  @Test
  void anEditorMayEndLinesItsOwnWay() throws CommandException {
    String with = crontab("x\n").with(A, LINE).text().orElseThrow();

    assertThat(crontab(with.replace("\n", "\r\n")).without(A)).contains(crontab("x\r\n"));
    assertThat(crontab(with.strip()).without(A)).contains(crontab("x\n"));
  }

  @Test
  void whatIsNotThereIsNotTakenOut() throws CommandException {
    assertThat(crontab("x\n").with(B, LINE).without(A)).isEmpty();
    assertThat(crontab("x\n").with(new ScheduleName("a-b"), LINE).without(A)).isEmpty();
    assertThat(new Crontab(Optional.empty()).without(A)).isEmpty();
  }

  @Test
  void aBlockThatIsNotAsItWasPutThereIsLeftToTheUser() throws CommandException {
    String with = crontab("x\n").with(A, LINE).text().orElseThrow();

    for (String broken :
        new String[] {
          with.replace(": end", ": fin"),
          with.replace(LINE, LINE + "\n5 5 * * * mine"),
          with.replace(LINE + "\n", ""),
        }) {
      assertThatExceptionOfType(CommandException.class)
          .isThrownBy(() -> crontab(broken).without(A))
          .withMessageContaining("recast schedule a.b")
          .withMessageContaining("crontab -e");
      assertThatExceptionOfType(CommandException.class)
          .isThrownBy(() -> crontab(broken).with(A, LINE));
    }
  }

  private static Crontab crontab(String text) {
    return new Crontab(Optional.of(text));
  }
}
