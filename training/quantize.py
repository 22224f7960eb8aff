"""
The number formats of the hub's ONNX repositories, made as transformers.js's own scripts/quantize.py makes them: by ONNX
Runtime's tools, with the same options.
"""

from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.transformers.float16 import convert_float_to_float16

SUFFIXES = {"q8": "_quantized", "q4": "_q4", "fp16": "_fp16", "q4f16": "_q4f16"}
BLOCK = 32


def quantize(path: Path, format: str, *, keeps_types: bool | list[str] = True) -> Path:
    """Writes a copy in another format beside a 32-bit graph. `keeps_types`: which inputs and outputs stay so."""
    copy = path.with_name(f"{path.stem}{SUFFIXES[format]}.onnx")
    model = onnx.load(str(path))
    if format == "q8":
        # WASM has no signed kernel for convolutions.
        weights = QuantType.QUInt8 if "Conv" in operators(model.graph) else QuantType.QInt8
        options = {"EnableSubgraph": True, "MatMulConstBOnly": True}
        quantize_dynamic(path, copy, weight_type=weights, extra_options=options)
        return copy
    if format.startswith("q4"):
        quantizer = MatMulNBitsQuantizer(model, block_size=BLOCK, is_symmetric=True)
        quantizer.process()
        model = quantizer.model.model
    if format.endswith("16"):
        model = halve(model, keeps_types)
    onnx.save(model, str(copy))
    return copy


def halve(model: onnx.ModelProto, keeps_types: bool | list[str]) -> onnx.ModelProto:
    """As convert_float_to_float16(keep_io_types), which itself spoils the branches of merged decoders."""
    ends = [*model.graph.input, *model.graph.output]
    floats = [end.name for end in ends if end.type.tensor_type.elem_type == onnx.TensorProto.FLOAT]
    kept = floats if keeps_types is True else keeps_types or []
    model = convert_float_to_float16(model, keep_io_types=False)
    graph = model.graph
    for entry in [entry for entry in graph.input if entry.name in kept]:
        half = f"{entry.name}_half"
        rename(graph, entry.name, half)
        entry.type.tensor_type.elem_type = onnx.TensorProto.FLOAT
        graph.node.insert(0, onnx.helper.make_node("Cast", [entry.name], [half], to=onnx.TensorProto.FLOAT16))
    for entry in [entry for entry in graph.output if entry.name in kept]:
        half = f"{entry.name}_half"
        for node in graph.node:
            node.output[:] = [half if name == entry.name else name for name in node.output]
            node.input[:] = [half if name == entry.name else name for name in node.input]
        entry.type.tensor_type.elem_type = onnx.TensorProto.FLOAT
        graph.node.append(onnx.helper.make_node("Cast", [half], [entry.name], to=onnx.TensorProto.FLOAT))
    return model


def rename(graph: onnx.GraphProto, old: str, new: str) -> None:
    """Where a value is read, in branches too."""
    for node in graph.node:
        node.input[:] = [new if name == old else name for name in node.input]
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                rename(attribute.g, old, new)
    for output in graph.output:
        output.name = new if output.name == old else output.name


def operators(graph: onnx.GraphProto) -> set[str]:
    found = set()
    for node in graph.node:
        found.add(node.op_type)
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                found |= operators(attribute.g)
    return found
