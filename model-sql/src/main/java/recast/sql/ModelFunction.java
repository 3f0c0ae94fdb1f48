package recast.sql;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import recast.model.Signature;
import recast.spark.PinnedModel;

/** What can be asked of a model in SQL. */
enum ModelFunction {
  /** Scores features: typed as the outputs of the model, null for a row that cannot be scored. */
  SCORE("recast_score") {
    @Override
    DataType type(Signature signature) {
      return OutputTypes.of(signature);
    }

    @Override
    Object bound(PinnedModel model) {
      return new ScoreFunction(model);
    }
  },
  /** Why a row cannot be scored; null for one that can. */
  ERROR("recast_error") {
    @Override
    DataType type(Signature signature) {
      return DataTypes.StringType;
    }

    @Override
    Object bound(PinnedModel model) {
      return new ErrorFunction(model);
    }
  },
  /** The number of the release that scores. */
  RELEASE("recast_release") {
    @Override
    DataType type(Signature signature) {
      return DataTypes.IntegerType;
    }

    @Override
    Object bound(PinnedModel model) {
      return new ReleaseFunction(model.release());
    }
  };

  private final String sqlName;

  ModelFunction(String sqlName) {
    this.sqlName = sqlName;
  }

  String sqlName() {
    return sqlName;
  }

  /** The type of the result. */
  abstract DataType type(Signature signature);

  /** The function of one argument that a UDF calls. */
  abstract Object bound(PinnedModel model);
}
