package recast.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import recast.json.JsonObject;

/**
 * The right of one run to work under the name of an application, which ends with the next one.
 *
 * @param number counts the runs of that name
 * @param applicationId the id of the run, see {@link Adoption#checkApplicationId}
 */
public record Epoch(int number, String applicationId) {
  /** The highest number that eight digits hold. */
  private static final int LAST = 99_999_999;

  static final int LIMIT = 1 << 12;

  /** Stands for the id of a run whose file cannot be read: no run has it. */
  static final String NOBODY = "(unreadable)";

  public Epoch {
    checkNumber(number);
    Adoption.checkApplicationId(applicationId);
  }

  private static int checkNumber(int number) {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("epoch must be from 1 to " + LAST + ": " + number);
    }
    return number;
  }

  byte[] toJson() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("epoch", number);
    fields.put("applicationId", applicationId);
    return JsonObject.toJson(fields);
  }

  static Epoch fromJson(byte[] bytes, String where) throws IOException {
    JsonObject json = JsonObject.fromJson(bytes, where);
    return new Epoch(
        json.counted("epoch", Epoch::checkNumber),
        json.parsed("applicationId", Adoption::checkApplicationId));
  }
}
