#!/usr/bin/env python3
"""Makes the models of FormatsIT and what the libraries score, with Debian's python3-xgboost and
python3-onnx; those of LightGBM come from MakeFixtures.java."""
import numpy
import xgboost
from onnx import TensorProto, helper, numpy_helper, save

VALUES = numpy.arange(20, dtype=numpy.float32).reshape(20, 1)


def golden(name, scores):
    with open(name + ".golden", "w", encoding="utf-8") as out:
        for value, score in zip(range(20), scores):
            out.write(f"{value},{value}\t{value},{float(score)!r}\n")


target = numpy.sin(VALUES[:, 0])
booster = xgboost.train(
    {"max_depth": 3, "eta": 0.3, "objective": "reg:squarederror", "nthread": 1},
    xgboost.DMatrix(VALUES, label=target), 30)
booster.save_model("xgboost.json")
golden("xgboost", booster.predict(xgboost.DMatrix(VALUES)))

graph = helper.make_graph(
    [helper.make_node("Mul", ["x", "slope"], ["product"]),
     helper.make_node("Add", ["product", "offset"], ["y"])],
    "line",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, 1])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 1])],
    [numpy_helper.from_array(numpy.array([0.1], numpy.float32), "slope"),
     numpy_helper.from_array(numpy.array([0.7], numpy.float32), "offset")])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)])
model.ir_version = 8
save(model, "onnx.onnx")
golden("onnx", (VALUES * numpy.float32(0.1) + numpy.float32(0.7))[:, 0])

with open("table.csv", "w", encoding="utf-8") as out:
    out.write("key,name,weight\n")
    for value in range(20):
        out.write(f'{value},"item {value}, the",{value / 8}\n')
with open("table.golden", "w", encoding="utf-8") as out:
    for value in range(20):
        out.write(f'{value},{value}\t{value},"item {value}, the",{value / 8}\n')
