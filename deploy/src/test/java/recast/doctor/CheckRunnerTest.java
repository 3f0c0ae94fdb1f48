package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CheckRunnerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final List<Throwable> failures = new ArrayList<>();
  private final List<CheckResult> seen = new ArrayList<>();

  private record Told(String name, Callable<Finding> answer) implements Check {
    @Override
    public Finding look() throws Exception {
      return answer.call();
    }

    @Override
    public String remedy() {
      return "fix " + name;
    }
  }

  @Test
  void allAreMadeInTheirOrderAndSeenAsTheyCome() throws Exception {
    List<CheckResult> entries =
        run(
            new CheckRunner(LONG, LONG)
                .then(new Told("a", () -> Finding.pass("well")))
                .then(new Told("b", () -> Finding.warn("worn", "fix it")), "a"));

    assertThat(entries)
        .containsExactly(
            new CheckResult(1, "a", Finding.pass("well")),
            new CheckResult(2, "b", Finding.warn("worn", "fix it")));
    assertThat(seen).isEqualTo(entries);
  }

  @Test
  void whatBuildsOnAFailureIsSkippedAndNamesIt() throws Exception {
    List<CheckResult> entries =
        run(
            new CheckRunner(LONG, LONG)
                .then(new Told("a", () -> Finding.fail("broken", "fix it")))
                .then(new Told("b", () -> Finding.pass("not asked")), "a")
                .then(new Told("c", () -> Finding.pass("not asked")), "b")
                .then(new Told("d", () -> Finding.pass("on its own"))));

    assertThat(entries.get(1).finding()).isEqualTo(Finding.skip("check 1, a, has failed"));
    assertThat(entries.get(2).finding()).isEqualTo(Finding.skip("check 1, a, has failed"));
    assertThat(entries.get(3).finding()).isEqualTo(Finding.pass("on its own"));
  }

  @Test
  void whatWasNotNamedSkipsAllThatBuildsOnItAndWhatIsMootDoesNot() throws Exception {
    List<CheckResult> entries =
        run(
            new CheckRunner(LONG, LONG)
                .then(new Told("a", () -> Finding.skip("not given")))
                .then(new Told("b", () -> Finding.pass("not asked")), "a")
                .then(new Told("c", () -> Finding.moot("no Kerberos here")))
                .then(new Told("d", () -> Finding.pass("goes on")), "c"));

    assertThat(entries.get(1).finding()).isEqualTo(Finding.skip("not given"));
    assertThat(entries.get(3).finding()).isEqualTo(Finding.pass("goes on"));
  }

  @Test
  void aCheckThatHangsFailsAfterItsTime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Told hanging =
        new Told(
            "a",
            () -> {
              never.await();
              return Finding.pass("too late");
            });

    List<CheckResult> entries =
        run(
            new CheckRunner(SHORT, LONG)
                .then(hanging)
                .then(new Told("b", () -> Finding.pass("goes on"))));

    assertThat(entries.get(0).finding()).isEqualTo(Finding.fail("no answer within 20ms", "fix a"));
    assertThat(entries.get(1).finding()).isEqualTo(Finding.pass("goes on"));
  }

  @Test
  void whenTheWholeTimeIsOverTheRestIsSkipped() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Told hanging =
        new Told(
            "a",
            () -> {
              never.await();
              return Finding.pass("too late");
            });

    List<CheckResult> entries =
        run(
            new CheckRunner(LONG, SHORT)
                .then(hanging)
                .then(new Told("b", () -> Finding.pass("not asked"))));

    assertThat(entries.get(0).finding().grade()).isEqualTo(Severity.FAIL);
    assertThat(entries.get(1).finding().grade()).isEqualTo(Severity.SKIP);
    assertThat(entries.get(1).finding().text()).contains("no time is left");
  }

  @Test
  void whatACheckThrowsIsAFailureInWords() throws Exception {
    ConnectException refused = new ConnectException("Connection refused");

    List<CheckResult> entries =
        run(
            new CheckRunner(LONG, LONG)
                .then(
                    new Told(
                        "a",
                        () -> {
                          throw refused;
                        }))
                .then(
                    new Told(
                        "b",
                        () -> {
                          throw new NoClassDefFoundError("org/apache/Missing");
                        })));

    Checks.fails(entries.get(0).finding(), "nobody answers (Connection refused)");
    Checks.fails(entries.get(1).finding(), "NoClassDefFoundError", "org/apache/Missing");
    assertThat(failures).hasSize(2).first().isSameAs(refused);
  }

  @Test
  void aCheckBuildsOnEarlierOnesOnly() {
    CheckRunner examination = new CheckRunner(LONG, LONG);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> examination.then(new Told("a", () -> Finding.pass("well")), "later"))
        .withMessageContaining("later");
  }

  private List<CheckResult> run(CheckRunner examination) throws InterruptedException {
    return examination.run(seen::add, failures::add);
  }
}
