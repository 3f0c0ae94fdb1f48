package recast.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import recast.json.JsonObject;

/**
 * The right of one run to work under the name of an application, which ends with the next one.
 *
 * @param number counts the runs of that name
 * @param applicationId YARN's id of the run
 */
public record Epoch(int number, String applicationId) {
  static final int LIMIT = 1 << 12;

  public Epoch {
    Release.checkNumber(number);
  }

  byte[] print() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("epoch", number);
    fields.put("applicationId", applicationId);
    return JsonObject.print(fields);
  }

  static Epoch parse(byte[] bytes, String where) throws IOException {
    JsonObject json = JsonObject.parse(bytes, where);
    return new Epoch(json.counted("epoch", Release::checkNumber), json.text("applicationId"));
  }
}
