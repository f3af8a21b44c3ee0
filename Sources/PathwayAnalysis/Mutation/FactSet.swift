/// A set of facts by their index, as bits.
struct FactSet: Hashable {
  /// How many facts fit.
  static let capacity = 256

  private var bits: SIMD4<UInt64> = .zero

  init() {}

  init(_ fact: Int) {
    bits[fact / 64] = 1 << UInt64(fact % 64)
  }

  func contains(_ fact: Int) -> Bool {
    bits[fact / 64] & (1 << UInt64(fact % 64)) != 0
  }

  mutating func formUnion(_ other: FactSet) {
    bits |= other.bits
  }
}
