package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class FindingTest {
  @Test
  void whatIsWrongComesWithAMendAndNothingElseDoes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Finding.fail("broken", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Finding.warn("worn", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Finding(Severity.PASS, "well", "fix it"));
  }

  @Test
  void aLineShowsNumberGradeNameAndMend() {
    assertThat(
            new CheckResult(3, "queue", Finding.fail("no queue\n'x'", "name another"))
                .text()
                .lines())
        .containsExactly(
            " 3 FAIL  queue           no queue 'x'", "           remedy: name another");
    assertThat(new CheckResult(12, "store", Finding.skip("not given")).text())
        .isEqualTo("12 SKIP  store           not given");
  }

  @Test
  void whatIsThereForNobodyIsASkipToo() {
    assertThat(new CheckResult(1, "kerberos", Finding.moot("not asked for")).json())
        .containsEntry("number", 1)
        .containsEntry("name", "kerberos")
        .containsEntry("result", "SKIP")
        .containsEntry("found", "not asked for")
        .containsEntry("mend", "");
  }
}
