#!/usr/bin/env python3
"""Makes dense.onnx, a small network, with Debian's python3-onnx: ./make.py"""
import numpy
from onnx import TensorProto, helper, numpy_helper, save

numpy.random.seed(1)
nodes, weights, last, width = [], [], "features", 30
for layer, size in enumerate((128, 64, 1)):
    scale = numpy.sqrt(2 / width)
    weights.append(numpy_helper.from_array(
        (numpy.random.randn(width, size) * scale).astype(numpy.float32), f"w{layer}"))
    nodes.append(helper.make_node("MatMul", [last, f"w{layer}"], [f"p{layer}"]))
    nodes.append(helper.make_node("Relu" if size > 1 else "Sigmoid", [f"p{layer}"], [f"a{layer}"]))
    last, width = f"a{layer}", size
graph = helper.make_graph(
    nodes, "dense",
    [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, 30])],
    [helper.make_tensor_value_info(last, TensorProto.FLOAT, [None, 1])], weights)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)])
model.ir_version = 8
save(model, "dense.onnx")
