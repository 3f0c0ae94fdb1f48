/** Models in the ONNX format, run by the native ONNX Runtime. */
package recast.format.onnx;
