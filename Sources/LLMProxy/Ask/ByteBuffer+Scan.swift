import NIOCore
import OpenAI

extension ByteBuffer {
    /// Reads the bytes as a JSON text, and hands on what `body` throws with its type.
    func scanJSON<Value>(
        _ body: (inout JSONScanner) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        let result = withUnsafeReadableBytes { bytes -> Result<Value, JSONError> in
            var scanner = JSONScanner(bytes)
            do throws(JSONError) {
                return .success(try body(&scanner))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// A part that a scan found, without a copy.
    func slice(_ range: Range<Int>) -> ByteBuffer {
        getSlice(at: readerIndex + range.lowerBound, length: range.count) ?? ByteBuffer()
    }
}
