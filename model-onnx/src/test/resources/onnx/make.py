#!/usr/bin/env python3
"""Makes the models of the tests, with Debian's python3-onnx: ./make.py"""
import numpy
from onnx import TensorProto, TypeProto, helper, numpy_helper, save

numpy.random.seed(7)


def tensor(name, array):
    return numpy_helper.from_array(array, name)


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def write(name, nodes, inputs, outputs, initializers=(), ml=False):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    opsets = [helper.make_opsetid("", 15)]
    if ml:
        opsets.append(helper.make_opsetid("ai.onnx.ml", 3))
    model = helper.make_model(graph, producer_name="recast fixture", opset_imports=opsets)
    model.ir_version = 8
    helper.set_model_props(model, {"trained": "2026-01-01", "rows": "1000"})
    save(model, name + ".onnx")


FLOAT, DOUBLE, INT64, STRING = (
    TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.INT64, TensorProto.STRING)

weights = numpy.random.randn(4, 3).astype(numpy.float32)
bias = numpy.random.randn(3).astype(numpy.float32)
write(
    "dense",
    [helper.make_node("MatMul", ["features", "weights"], ["product"]),
     helper.make_node("Add", ["product", "bias"], ["sum"]),
     helper.make_node("Softmax", ["sum"], ["probability"]),
     helper.make_node("ArgMax", ["sum"], ["label"], axis=1, keepdims=0)],
    [value("features", FLOAT, ["rows", 4])],
    [value("label", INT64, ["rows"]), value("probability", FLOAT, ["rows", 3])],
    [tensor("weights", weights), tensor("bias", bias)])

write(
    "mixed",
    [helper.make_node("LabelEncoder", ["city"], ["code"], domain="ai.onnx.ml",
                      keys_strings=["Brno", "Rome"], values_floats=[1.0, 2.0], default_float=-1.0),
     helper.make_node("Cast", ["age"], ["years"], to=FLOAT),
     helper.make_node("Cast", ["income"], ["money"], to=FLOAT),
     helper.make_node("Concat", ["code", "years", "money"], ["all"], axis=1),
     helper.make_node("ReduceSum", ["all", "axes"], ["total"], keepdims=0),
     helper.make_node("Identity", ["income"], ["same"]),
     helper.make_node("Identity", ["city"], ["name"])],
    [value("city", STRING, [None, 1]), value("age", INT64, [None, 1]),
     value("income", DOUBLE, [None, 1])],
    [value("total", FLOAT, [None]), value("same", DOUBLE, [None, 1]),
     value("name", STRING, [None, 1])],
    [tensor("axes", numpy.array([1], dtype=numpy.int64))], ml=True)

maps = TypeProto()
maps.sequence_type.elem_type.map_type.key_type = STRING
maps.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = FLOAT
write(
    "zipmap",
    [helper.make_node("LinearClassifier", ["x"], ["label", "scores"], domain="ai.onnx.ml",
                      coefficients=[0.5, -1.0, 1.5, 2.0, 0.25, -0.75], intercepts=[0.1, 0.2, 0.3],
                      classlabels_strings=["no", "maybe", "yes"], post_transform="SOFTMAX"),
     helper.make_node("ZipMap", ["scores"], ["probabilities"], domain="ai.onnx.ml",
                      classlabels_strings=["no", "maybe", "yes"])],
    [value("x", FLOAT, [None, 2])],
    [value("label", STRING, [None]),
     helper.make_value_info("probabilities", maps)],
    ml=True)

write(
    "one-row",
    [helper.make_node("Neg", ["x"], ["y"])],
    [value("x", FLOAT, [1, 2, 2])], [value("y", FLOAT, [1, 2, 2])])

write(
    "four-rows",
    [helper.make_node("Neg", ["x"], ["y"])],
    [value("x", FLOAT, [4, 2])], [value("y", FLOAT, [4, 2])])

write(
    "bool",
    [helper.make_node("Not", ["x"], ["y"])],
    [value("x", TensorProto.BOOL, [None, 1])], [value("y", TensorProto.BOOL, [None, 1])])

write(
    "unknown",
    [helper.make_node("Frobnicate", ["x"], ["y"])],
    [value("x", FLOAT, [None, 1])], [value("y", FLOAT, [None, 1])])

write(
    "cycle",
    [helper.make_node("Add", ["x", "b"], ["a"]), helper.make_node("Neg", ["a"], ["b"])],
    [value("x", FLOAT, [None, 1])], [value("b", FLOAT, [None, 1])])

outside = TensorProto()
outside.name = "weights"
outside.data_type = FLOAT
outside.dims.extend([1, 1])
outside.data_location = TensorProto.EXTERNAL
for key, text in (("location", "../../etc/passwd"), ("offset", "0"), ("length", "4")):
    entry = outside.external_data.add()
    entry.key, entry.value = key, text
write(
    "external",
    [helper.make_node("MatMul", ["x", "weights"], ["y"])],
    [value("x", FLOAT, [None, 1])], [value("y", FLOAT, [None, 1])], [outside])
body = helper.make_graph([helper.make_node("Identity", ["weights"], ["y"])], "body", [],
                         [value("y", FLOAT, [1, 1])], [outside])
write(
    "external-inside",
    [helper.make_node("If", ["x"], ["y"], then_branch=body, else_branch=body)],
    [value("x", TensorProto.BOOL, [1])], [value("y", FLOAT, [1, 1])])

huge = TensorProto()
huge.name = "weights"
huge.data_type = FLOAT
huge.dims.extend([1, 125_000_000])
huge.raw_data = b"\0" * 8
write(
    "huge",
    [helper.make_node("MatMul", ["x", "weights"], ["y"])],
    [value("x", FLOAT, [None, 1])], [value("y", FLOAT, [None, 125_000_000])], [huge])

write(
    "divides",
    [helper.make_node("Div", ["a", "b"], ["y"])],
    [value("a", INT64, [None, 1]), value("b", INT64, [None, 1])], [value("y", INT64, [None, 1])])

turn = helper.make_graph(
    [helper.make_node("Identity", ["go"], ["goes"]), helper.make_node("Add", ["v", "x"], ["w"])],
    "turn",
    [value("i", INT64, []), value("go", TensorProto.BOOL, []), value("v", INT64, [None, 1])],
    [value("goes", TensorProto.BOOL, []), value("w", INT64, [None, 1])])
write(
    "endless",
    [helper.make_node("Loop", ["turns", "yes", "x"], ["y"], body=turn)],
    [value("x", INT64, [None, 1])], [value("y", INT64, [None, 1])],
    [numpy_helper.from_array(numpy.array(2 ** 62, numpy.int64), "turns"),
     numpy_helper.from_array(numpy.array(True), "yes")])
