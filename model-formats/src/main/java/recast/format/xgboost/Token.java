package recast.format.xgboost;

/** A piece of a document, whether it is written as JSON or as UBJSON. */
enum Token {
  BEGIN_OBJECT,
  KEY,
  END_OBJECT,
  BEGIN_ARRAY,
  END_ARRAY,
  NUMBER,
  TEXT,
  TRUE,
  FALSE,
  NULL,
  END
}
