package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests say of findings. */
final class Checks {
  private Checks() {}

  static Finding passes(Finding finding) {
    assertThat(finding.grade()).as(finding.toString()).isEqualTo(Severity.PASS);
    return finding;
  }

  static Finding warns(Finding finding, String... parts) {
    return is(finding, Severity.WARN, parts);
  }

  static Finding fails(Finding finding, String... parts) {
    return is(finding, Severity.FAIL, parts);
  }

  private static Finding is(Finding finding, Severity grade, String... parts) {
    assertThat(finding.grade()).as(finding.toString()).isEqualTo(grade);
    assertThat(finding.text()).contains(parts);
    assertThat(finding.remedy()).isNotBlank();
    return finding;
  }
}
