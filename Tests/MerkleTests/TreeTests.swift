import Merkle
import Testing

@Suite struct TreeTests {
  /// The eight leaves that every implementation of RFC 6962 is tried on, and their roots
  /// (google/certificate-transparency, merkletree_test; transparency-dev/merkle, testonly).
  static let classicLeaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]
  static let classicRoots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]
  static let classic = classicLeaves.map { Hexadecimal.bytes(of: $0) ?? [] }

  @Test func `the eight classic leaves give the published roots`() {
    let kept = KeptTree(Self.classic)

    #expect(kept.roots.map(\.description) == Self.classicRoots)
    #expect((0...8).map { NaiveTree(leaves: Self.classic).root(0..<$0) } == kept.roots)
  }

  @Test func `the proofs of the example in RFC 6962 are the ones that it names`() throws {
    // Section 2.1.3: a tree of seven leaves d0…d6 with the nodes a…l.
    let leaves = (0..<7).map { [UInt8(0x64), UInt8($0)] }
    let (a, b, c, d, e, f, j) = (
      TreeHash.leaf(leaves[0]), TreeHash.leaf(leaves[1]), TreeHash.leaf(leaves[2]),
      TreeHash.leaf(leaves[3]), TreeHash.leaf(leaves[4]), TreeHash.leaf(leaves[5]),
      TreeHash.leaf(leaves[6])
    )
    let (g, h, i) = (TreeHash.node(a, b), TreeHash.node(c, d), TreeHash.node(e, f))
    let (k, l) = (TreeHash.node(g, h), TreeHash.node(i, j))

    let tree = KeptTree(leaves).stored

    #expect(try tree.root(atSize: 7) == .node(k, l))
    #expect(try tree.inclusionProof(of: 0, atSize: 7).hashes == [b, h, l])
    #expect(try tree.inclusionProof(of: 3, atSize: 7).hashes == [c, g, l])
    #expect(try tree.inclusionProof(of: 4, atSize: 7).hashes == [f, j, k])
    #expect(try tree.inclusionProof(of: 6, atSize: 7).hashes == [i, k])
    #expect(try tree.consistencyProof(from: 3, to: 7).hashes == [c, d, g, l])
    #expect(try tree.consistencyProof(from: 4, to: 7).hashes == [l])
    #expect(try tree.consistencyProof(from: 6, to: 7).hashes == [i, j, k])
  }

  static let leaves = (0..<300).map { number in
    (0..<number % 5).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) }
      + [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
  }
  static let kept = KeptTree(leaves)
  static let naive = NaiveTree(leaves: leaves)

  @Test(arguments: 0...300)
  func `a tree of any size has the root and the proofs of the definition`(size: Int) throws {
    let tree = Self.kept.stored
    #expect(Self.kept.roots[size] == Self.naive.root(0..<size))
    #expect(try tree.root(atSize: size) == Self.kept.roots[size])

    // Every pair for small trees; beyond, the edges and a spread of places.
    let places = size <= 34 ? Array(0..<size) : [0, 1, size / 3, size / 2, size - 2, size - 1]
    for place in places {
      let proof = try tree.inclusionProof(of: place, atSize: size)
      #expect(proof.hashes == Self.naive.path(place, 0..<size))
      #expect(proof.shows(.leaf(Self.leaves[place]), in: Self.kept.roots[size]))
    }
    for old in places + [size] {
      let proof = try tree.consistencyProof(from: old, to: size)
      #expect(old == 0 || proof.hashes == Self.naive.proof(old, size))
      #expect(proof.shows(Self.kept.roots[old], isStartOf: Self.kept.roots[size]))
    }
  }

  @Test func `nodes are stored once and never change`() {
    var seen: [NodePlace: TreeHash] = [:]
    var frontier = Frontier()
    for leaf in Self.leaves {
      for node in frontier.append(.leaf(leaf)) {
        #expect(seen.updateValue(node.hash, forKey: node.place) == nil)
        #expect(node.hash == Self.naive.root(node.place.leaves))
      }
    }
    #expect(seen.count == 300 - 300.nonzeroBitCount)
  }

  @Test func `a frontier is rebuilt from stored peaks`() throws {
    for size in 0...300 {
      let peaks = NodePlace.peaks(ofTreeOfSize: size).map { Self.kept.nodes[$0] }
      let frontier = try #require(Frontier(size: size, peaks: peaks.compactMap { $0 }))
      #expect(frontier.root == Self.kept.roots[size])
    }
    #expect(Frontier(size: 3, peaks: [.emptyRoot]) == nil)
    #expect(Frontier(size: -1, peaks: []) == nil)
  }
}
