package recast.format.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Trains models with lightgbmlib 3.3.510, makes of each what versions 3 and 2 would have written,
 * and has the library score both. Not part of the build: README.md says how to run it.
 */
final class MakeFixtures {
  private static final String QUIET =
      " verbosity=-1 num_threads=1 deterministic=true seed=7 num_leaves=12 min_data_in_leaf=5";
  private static final int ITERATIONS = 6;
  private static final int ROWS = 1000;

  private MakeFixtures() {}

  public static void main(String[] args) throws IOException {
    Path to = Path.of(args[0]);
    load("lib_lightgbm.so");
    load("lib_lightgbm_swig.so");
    Map<String, String> models = new TreeMap<>();
    String categories = TrainingRows.CATEGORIES;
    models.put("regression", "objective=regression" + categories);
    models.put("zeros", "objective=regression zero_as_missing=true");
    models.put("binary", "objective=binary sigmoid=0.7" + categories);
    models.put("multiclass", "objective=multiclass num_class=4");
    models.put("forest", "objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.5");
    models.put("lambda", "objective=cross_entropy_lambda");
    models.put("linear", "objective=regression linear_tree=true");
    for (Map.Entry<String, String> model : models.entrySet()) {
      String file = train(model.getValue(), label(model.getKey()));
      write(to, model.getKey() + "-v3", file.replace("version=v4", "version=v3"));
      if (!model.getKey().equals("linear")) {
        write(to, model.getKey() + "-v2-2", version2(file, true));
        write(to, model.getKey() + "-v2-0", version2(file, false));
      }
    }
  }

  private static LabelKind label(String model) {
    return switch (model) {
      case "binary" -> LabelKind.ZERO_OR_ONE;
      case "multiclass" -> LabelKind.CLASS;
      case "lambda" -> LabelKind.SHARE;
      default -> LabelKind.NUMBER;
    };
  }

  /** What version 2 writes: late, with the sizes of the trees and marks at ends, or early. */
  private static String version2(String file, boolean late) {
    int trees = file.indexOf("Tree=0\n");
    int end = file.indexOf("end of trees\n");
    String header =
        file.substring(0, trees)
            .replace("version=v4", "version=v2")
            .replaceAll("tree_sizes=.*\n", "")
            .replaceAll(late ? "$^" : "num_tree_per_iteration=.*\n", "");
    String body =
        file.substring(trees, end)
            .replaceAll("(is_linear|leaf_weight|internal_weight)=.*\n", "");
    String trailer =
        file.substring(end).replace("feature_importances:", "feature importances:");
    if (!late) {
      trailer = trailer.replace("end of trees\n", "").replace("end of parameters\n", "");
      return header + body + trailer;
    }
    List<String> sizes = new ArrayList<>();
    for (String tree : body.split("(?=Tree=)")) {
      sizes.add(String.valueOf(tree.length()));
    }
    return header.stripTrailing()
        + "\ntree_sizes="
        + String.join(" ", sizes)
        + "\n\n"
        + body
        + trailer;
  }

  private static String train(String parameters, LabelKind kind) {
    TrainingRows plain = TrainingRows.of(2000, kind);
    TrainingRows rows = parameters.contains("linear_tree") ? plain.tame() : plain;
    String all = parameters + QUIET;
    SWIGTYPE_p_p_void data = lightgbmlib.voidpp_handle();
    check(
        lightgbmlib.LGBM_DatasetCreateFromMat(
            lightgbmlib.double_to_voidp_ptr(copy(rows.values())),
            lightgbmlibConstants.C_API_DTYPE_FLOAT64,
            rows.count(),
            TrainingRows.WIDTH,
            1,
            all,
            null,
            data));
    SWIGTYPE_p_void set = lightgbmlib.voidpp_value(data);
    SWIGTYPE_p_float labels = lightgbmlib.new_floatArray(rows.count());
    for (int i = 0; i < rows.count(); i++) {
      lightgbmlib.floatArray_setitem(labels, i, rows.labels()[i]);
    }
    check(
        lightgbmlib.LGBM_DatasetSetField(
            set,
            "label",
            lightgbmlib.float_to_voidp_ptr(labels),
            rows.count(),
            lightgbmlibConstants.C_API_DTYPE_FLOAT32));
    check(
        lightgbmlib.LGBM_DatasetSetFeatureNames(set, TrainingRows.NAMES, TrainingRows.WIDTH));
    SWIGTYPE_p_p_void booster = lightgbmlib.voidpp_handle();
    check(lightgbmlib.LGBM_BoosterCreate(set, all, booster));
    SWIGTYPE_p_void handle = lightgbmlib.voidpp_value(booster);
    SWIGTYPE_p_int finished = lightgbmlib.new_intp();
    for (int i = 0; i < ITERATIONS; i++) {
      check(lightgbmlib.LGBM_BoosterUpdateOneIter(handle, finished));
    }
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    return lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(handle, 0, 0, 0, 1 << 20, length);
  }

  private static double[] predict(String file, double[] values) {
    SWIGTYPE_p_p_void booster = lightgbmlib.voidpp_handle();
    check(lightgbmlib.LGBM_BoosterLoadModelFromString(file, lightgbmlib.new_intp(), booster));
    SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(ROWS * 4L);
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    check(
        lightgbmlib.LGBM_BoosterPredictForMat(
            lightgbmlib.voidpp_value(booster),
            lightgbmlib.double_to_voidp_ptr(copy(values)),
            lightgbmlibConstants.C_API_DTYPE_FLOAT64,
            ROWS,
            TrainingRows.WIDTH,
            1,
            lightgbmlibConstants.C_API_PREDICT_NORMAL,
            0,
            -1,
            "num_threads=1",
            length,
            out));
    double[] scores = new double[(int) lightgbmlib.int64_tp_value(length)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = lightgbmlib.doubleArray_getitem(out, i);
    }
    return scores;
  }

  private static SWIGTYPE_p_double copy(double[] values) {
    SWIGTYPE_p_double copy = lightgbmlib.new_doubleArray(values.length);
    for (int i = 0; i < values.length; i++) {
      lightgbmlib.doubleArray_setitem(copy, i, values[i]);
    }
    return copy;
  }

  private static void write(Path to, String name, String file) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(to.resolve(name + ".txt.gz")))) {
      out.write(file.getBytes(StandardCharsets.UTF_8));
    }
    try (DataOutputStream out =
        new DataOutputStream(
            new GZIPOutputStream(Files.newOutputStream(to.resolve(name + ".scores.gz"))))) {
      for (double score : predict(file, EdgeRows.of(ROWS))) {
        out.writeDouble(score);
      }
    }
  }

  private static void load(String library) throws IOException {
    Path file = Files.createTempDirectory("lightgbm").resolve(library);
    try (InputStream in =
        lightgbmlib.class.getResourceAsStream("linux/x86_64/" + library)) {
      Files.copy(in, file);
    }
    System.load(file.toString());
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException(lightgbmlib.LGBM_GetLastError());
    }
  }
}
