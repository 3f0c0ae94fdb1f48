package recast.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import recast.cli.Messages;

/**
 * A line of the report.
 *
 * @param number from 1
 * @param name of the check
 */
public record CheckResult(int number, String name, Finding finding) {
  /** For people; what to do stands on a line of its own. */
  public String text() {
    String text =
        "%2d %s  %-15s %s"
            .formatted(number, finding.grade().label(), name, Messages.printable(finding.text()));
    return finding.remedy().isEmpty()
        ? text
        : text
            + System.lineSeparator()
            + "           remedy: "
            + Messages.printable(finding.remedy());
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number);
    fields.put("name", name);
    fields.put("result", finding.grade().label());
    fields.put("found", finding.text());
    fields.put("mend", finding.remedy());
    return fields;
  }
}
