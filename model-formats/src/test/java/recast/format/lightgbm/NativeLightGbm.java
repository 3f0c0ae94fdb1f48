package recast.format.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/** The real library: it trains and predicts what the reader is compared with. */
final class NativeLightGbm {
  private static final String QUIET = " verbosity=-1 num_threads=1 deterministic=true seed=7";

  static {
    // Its static initializer loads the native code.
    if (!LGBMBooster.isNativeLoaded()) {
      throw new IllegalStateException("LightGBM has no native code for this machine");
    }
  }

  private NativeLightGbm() {}

  /** Trains a model and returns its file. */
  static String train(TrainingRows rows, String parameters, int iterations) {
    try (LGBMDataset data = dataset(rows, parameters + QUIET);
        LGBMBooster booster = LGBMBooster.create(data, parameters + QUIET)) {
      for (int i = 0; i < iterations; i++) {
        booster.updateOneIter();
      }
      return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
    } catch (LGBMException e) {
      throw new IllegalStateException("cannot train " + parameters, e);
    }
  }

  /**
   * The outputs for all rows, row by row. Calls the library's C functions: the wrapper has room for
   * two outputs of a row only.
   */
  static double[] predict(String model, double[] values, int width, int classes) {
    int rows = values.length / width;
    SWIGTYPE_p_p_void booster = lightgbmlib.voidpp_handle();
    SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
    check(lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, booster));
    SWIGTYPE_p_void handle = lightgbmlib.voidpp_value(booster);
    SWIGTYPE_p_double in = lightgbmlib.new_doubleArray(values.length);
    SWIGTYPE_p_double out = lightgbmlib.new_doubleArray((long) rows * classes);
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    try {
      for (int i = 0; i < values.length; i++) {
        lightgbmlib.doubleArray_setitem(in, i, values[i]);
      }
      check(
          lightgbmlib.LGBM_BoosterPredictForMat(
              handle,
              lightgbmlib.double_to_voidp_ptr(in),
              lightgbmlibConstants.C_API_DTYPE_FLOAT64,
              rows,
              width,
              1,
              lightgbmlibConstants.C_API_PREDICT_NORMAL,
              0,
              -1,
              "num_threads=1 verbosity=-1",
              length,
              out));
      double[] outputs = new double[Math.toIntExact(lightgbmlib.int64_tp_value(length))];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = lightgbmlib.doubleArray_getitem(out, i);
      }
      return outputs;
    } finally {
      check(lightgbmlib.LGBM_BoosterFree(handle));
      lightgbmlib.delete_doubleArray(in);
      lightgbmlib.delete_doubleArray(out);
      lightgbmlib.delete_int64_tp(length);
      lightgbmlib.delete_intp(iterations);
      lightgbmlib.delete_voidpp(booster);
    }
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException(lightgbmlib.LGBM_GetLastError());
    }
  }

  private static LGBMDataset dataset(TrainingRows rows, String parameters) throws LGBMException {
    LGBMDataset data =
        LGBMDataset.createFromMat(
            rows.values(), rows.count(), TrainingRows.WIDTH, true, parameters, null);
    data.setFeatureNames(TrainingRows.NAMES);
    data.setField("label", rows.labels());
    if (parameters.contains("rank")) {
      data.setField("group", rows.groups());
    }
    return data;
  }
}
