package recast.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Signature;

/** What a model gives, as a column: one value by itself, several as a struct. */
final class OutputTypes {
  private OutputTypes() {}

  static DataType of(Signature signature) {
    List<StructField> fields = new ArrayList<>();
    for (Field output : signature.outputs()) {
      for (String element : output.elements()) {
        fields.add(DataTypes.createStructField(element, of(output.type()), true));
      }
    }
    return fields.size() == 1 ? fields.get(0).dataType() : DataTypes.createStructType(fields);
  }

  /** The values of a row, as a UDF returns them. */
  static Object value(Object[] scores) {
    return scores.length == 1 ? scores[0] : RowFactory.create(scores);
  }

  private static DataType of(FieldType type) {
    return switch (type) {
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case LONG -> DataTypes.LongType;
      case STRING -> DataTypes.StringType;
    };
  }
}
