package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recast.json.JsonObject;
import recast.json.MalformedException;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Signature;

/** A signature as it stands in a manifest. */
public final class SignatureJson {
  private SignatureJson() {}

  /** The fields of a JSON object that {@link #fromJson} reads. */
  public static Map<String, Object> toJson(Signature signature) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inputs", signature.inputs().stream().map(SignatureJson::toJson).toList());
    json.put("outputs", signature.outputs().stream().map(SignatureJson::toJson).toList());
    return json;
  }

  private static Map<String, Object> toJson(Field field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", field.name());
    json.put("type", field.type().name().toLowerCase(Locale.ROOT));
    json.put("elements", field.elements());
    return json;
  }

  static Signature fromJson(JsonObject json) throws IOException {
    try {
      return new Signature(
          fields(json.optionalObjects("inputs")), fields(json.optionalObjects("outputs")));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("the signature is wrong: " + e.getMessage(), e);
    }
  }

  private static List<Field> fields(List<JsonObject> objects) throws IOException {
    List<Field> fields = new ArrayList<>();
    for (JsonObject each : objects) {
      fields.add(
          new Field(
              each.text("name"),
              each.parsed("type", type -> FieldType.valueOf(type.toUpperCase(Locale.ROOT))),
              each.texts("elements")));
    }
    return fields;
  }
}
