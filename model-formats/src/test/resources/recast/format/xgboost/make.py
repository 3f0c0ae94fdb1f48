"""Makes the fixtures beside it with XGBoost 1.7.4: see README.md."""

import gzip
import json
import pathlib

import numpy as np
import xgboost as xgb

HERE = pathlib.Path(__file__).parent
ROWS, FEATURES = 1000, 10
NAMES = ["age", "income", "f 2", "f3", "f4", "f5", "f6", "kind", "place", "größe"]
# Two features are categories: few for splits by one of them, many for splits by sets of them.
TYPES = ["q"] * 7 + ["c", "c", "q"]
random = np.random.default_rng(7)


def write(name, data):
    (HERE / (name + ".gz")).write_bytes(gzip.compress(data, 9, mtime=0))


def training_rows(count):
    rows = random.normal(size=(count, FEATURES)).astype(np.float32)
    rows[:, 1] = np.round(rows[:, 1] * 2)
    rows[:, 7] = random.integers(0, 5, count)
    rows[:, 8] = random.integers(0, 70, count)
    rows[random.random(rows.shape) < 0.1] = np.nan
    return rows


def hard_rows():
    rows = training_rows(ROWS)
    odd = [np.nan, 0, -0.0, 1e-45, -1e-45, 1e-39, 3e38, -3e38, 0.5, 1, -1, 16777216, 1e9, 2.7, 77]
    hard = random.random(rows.shape) < 0.15
    rows[hard] = random.choice(np.array(odd, np.float32), hard.sum())
    # Both infinities in one row cannot be given to the library.
    for sign, some in ((1, slice(0, 150)), (-1, slice(150, 300))):
        part = rows[some]
        part[random.random(part.shape) < 0.1] = sign * np.inf
    return rows


X = training_rows(800)
HARD = hard_rows()
SCORE = np.nan_to_num(X[:, 0] + 0.5 * X[:, 1] * X[:, 2] + (X[:, 7] == 2) - (X[:, 8] % 7 < 3))
POSITIVE = np.abs(SCORE) + 0.1
BINARY = (SCORE > 0).astype(np.float32)
CLASSES = np.clip(np.round(np.abs(SCORE)), 0, 3)


def matrix(rows, label=None, categorical=False, missing=np.nan, names=None):
    types = TYPES if categorical else None
    return xgb.DMatrix(rows, label=label, missing=missing, feature_types=types, feature_names=names,
                       enable_categorical=categorical, nthread=1)


def predict(booster, categorical, names):
    """The library refuses an infinity, unless the other one means a missing value."""
    parts = []
    for some, missing in ((slice(0, 150), -np.inf), (slice(150, 300), np.inf),
                          (slice(300, ROWS), np.nan)):
        rows = matrix(HARD[some], categorical=categorical, missing=missing, names=names)
        parts.append(booster.predict(rows))
    return np.concatenate(parts).astype("<f4")


def train(objective, label, rounds=12, categorical=False, names=None, groups=False, **parameters):
    data = matrix(X, label, categorical, names=names)
    if groups:
        data.set_group([10] * 80)
    if objective == "survival:aft":
        data = matrix(X, None, categorical)
        data.set_float_info("label_lower_bound", label)
        data.set_float_info("label_upper_bound", np.where(label > 1, np.inf, label + 0.5))
    settings = {"objective": objective, "nthread": 1, "max_depth": 4, "seed": 3, **parameters}
    extra = {"evals": [(data, "train")], "verbose_eval": False} if "eval_metric" in settings else {}
    if "early" in settings:
        settings.pop("early")
        half = matrix(X[::3], label[::3] * 0.7, names=names)
        extra = {"evals": [(half, "half")], "early_stopping_rounds": 3, "verbose_eval": False}
    return xgb.train(settings, data, rounds, **extra)


def keep(name, booster, kinds, categorical=False, names=None):
    write(name + ".f32", predict(booster, categorical, names).tobytes())
    for kind in kinds:
        write(f"{name}.{kind}", bytes(booster.save_raw("json" if kind == "json" else "ubj")))


def models():
    simple = {
        "squarederror": ("reg:squarederror", SCORE), "squaredlogerror": ("reg:squaredlogerror", POSITIVE),
        "pseudohuber": ("reg:pseudohubererror", SCORE), "absoluteerror": ("reg:absoluteerror", SCORE),
        "reg-logistic": ("reg:logistic", BINARY), "logistic": ("binary:logistic", BINARY),
        "hinge": ("binary:hinge", BINARY), "poisson": ("count:poisson", POSITIVE),
        "gamma": ("reg:gamma", POSITIVE), "tweedie": ("reg:tweedie", POSITIVE),
        "cox": ("survival:cox", POSITIVE), "aft": ("survival:aft", POSITIVE),
    }
    for name, (objective, label) in simple.items():
        yield name, train(objective, label), {}
    yield "logitraw", train("binary:logitraw", BINARY, base_score=0.3), {}
    yield "base-score", train("binary:logistic", BINARY, base_score=0.123), {}
    yield "softmax", train("multi:softmax", CLASSES, num_class=4), {}
    yield "softprob", train("multi:softprob", CLASSES, num_class=4), {}
    for objective in ("pairwise", "ndcg", "map"):
        label = BINARY if objective == "map" else CLASSES
        yield "rank-" + objective, train("rank:" + objective, label, groups=True), {}
    yield "named", train("reg:squarederror", SCORE, 60, names=NAMES, early=1), {"names": NAMES}
    yield "parallel", train("multi:softprob", CLASSES, 4, num_class=4, num_parallel_tree=3,
                            subsample=0.5, colsample_bynode=0.5), {}
    yield "pruned", train("reg:squarederror", SCORE, tree_method="exact", gamma=9.0), {}
    yield "deep", train("reg:squarederror", SCORE, 5, max_depth=20, min_child_weight=0), {}
    yield "leafwise", train("reg:squarederror", SCORE, 8, tree_method="hist", max_depth=0,
                            max_leaves=40, grow_policy="lossguide"), {}
    yield "stumps", train("reg:squarederror", SCORE, 30, max_depth=1), {}
    yield "leaves", train("reg:squarederror", SCORE, 3, gamma=1e9), {}
    yield "targets", train("reg:squarederror", np.stack([SCORE, POSITIVE, -SCORE], 1)), {}
    yield "dart", train("binary:logistic", BINARY, 15, booster="dart", rate_drop=0.3), {}
    yield "dart-softprob", train("multi:softprob", CLASSES, 8, booster="dart", num_class=4,
                                 rate_drop=0.3, normalize_type="forest"), {}
    yield "linear", train("reg:squarederror", SCORE, booster="gblinear", updater="coord_descent"), {}
    yield "linear-softprob", train("multi:softprob", CLASSES, booster="gblinear", num_class=4,
                                   updater="coord_descent"), {}
    sets = {"one-hot": 1000, "sets": 1, "categories": 10}
    for name, one_hot in sets.items():
        booster = train("binary:logistic", BINARY, categorical=True, tree_method="hist",
                        max_cat_to_onehot=one_hot, max_depth=5)
        yield name, booster, {"categorical": True}
    yield "categories-approx", train("multi:softprob", CLASSES, categorical=True, num_class=4,
                                     tree_method="approx", max_cat_to_onehot=1), {"categorical": True}


def older(booster, version):
    """The model as an older version would have written it."""
    model = json.loads(bytes(booster.save_raw("json")))
    learner = model["learner"]
    model["version"] = version
    parameters = learner["learner_model_param"]
    # Since 1.7.
    del parameters["boost_from_average"], parameters["num_target"]
    if version < [1, 1]:
        parameters["base_score"] = "%.6f" % float(parameters["base_score"])
    if version < [1, 4]:
        # The names are in the file since then.
        learner.pop("feature_names", None)
        learner.pop("feature_types", None)
    booster = learner["gradient_booster"]
    for tree in booster.get("gbtree", booster)["model"]["trees"]:
        # Numbers since 1.6.
        tree["default_left"] = [bool(left) for left in tree["default_left"]]
        if version < [1, 3]:
            for key in ("split_type", "categories", "categories_nodes", "categories_segments",
                        "categories_sizes"):
                del tree[key]
    return json.dumps(model, separators=(",", ":")).encode()


def main():
    write("rows.f32", HARD.astype("<f4").tobytes())
    for number, (name, booster, options) in enumerate(models()):
        kinds = ("json", "ubj") if name in ("softprob", "categories", "dart") else (
            ("json", "ubj")[number % 2],)
        keep(name, booster, kinds, **options)
        for old, of, version in (("old-1.0", "logistic", [1, 0, 2]), ("old-1.0-dart", "dart", [1, 0, 0]),
                                 ("old-1.2", "softprob", [1, 2, 1]), ("old-1.4", "pruned", [1, 4, 2]),
                                 ("old-1.5-categories", "categories", [1, 5, 2])):
            if of == name:
                write(old + ".json", older(booster, version))
                write(old + ".f32", predict(booster, options.get("categorical", False), None).tobytes())


main()
