package recast.doctor;

import java.time.Duration;

/** The clocks of this machine and of the file system agree. */
record ClockCheck(PublishDryRunCheck rehearsal) implements Check {
  private static final Duration TROUBLING = Duration.ofSeconds(2);
  private static final Duration WRONG = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public String remedy() {
    return "let NTP or chrony set the clocks of all machines; Kerberos refuses five minutes";
  }

  @Override
  public Finding look() {
    Duration difference = rehearsal.rehearsed().orElseThrow().clockDifference();
    String text =
        difference.isZero()
            ? "the clock of the file system agrees with the one here"
            : "the clock of the file system is %d ms %s the one here"
                .formatted(
                    difference.abs().toMillis(), difference.isNegative() ? "behind" : "ahead of");
    if (difference.abs().compareTo(WRONG) > 0) {
      return Finding.fail(text + ": ages of leftovers and signs of life are misjudged", remedy());
    }
    return difference.abs().compareTo(TROUBLING) > 0
        ? Finding.warn(text, remedy())
        : Finding.pass(text);
  }
}
