// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "navigator",
  products: [
    .executable(name: "navigator", targets: ["navigator"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // What a pathway is, and what it says for given answers. Imports nothing.
    .target(name: "Pathways"),
    // Sets of cases as shared diagrams. Knows nothing of pathways.
    .target(name: "DecisionDiagrams"),
    // YAML text to a pathway, with the place of everything. The only importer of Yams.
    .target(
      name: "PathwayFormat",
      dependencies: ["Pathways", .product(name: "Yams", package: "Yams")]),
    // A pathway compiled to diagrams: the live question, settled duties, outcome, reasons.
    .target(name: "Interviews", dependencies: ["Pathways", "DecisionDiagrams"]),
    // The sheets that are handed over, and how they are laid out.
    .target(name: "Handover", dependencies: ["Pathways", "Interviews"]),
    // What no single run would show: gaps, overlaps, broken invariants, differences, pictures.
    .target(
      name: "PathwayAnalysis", dependencies: ["Pathways", "DecisionDiagrams", "Interviews"]),
    // Hashes, proofs and signed checkpoints. Knows nothing of referrals.
    .target(
      name: "Merkle", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    // The record of referrals. The only importer of GRDB.
    .target(
      name: "Audit",
      dependencies: [
        "Pathways", "Merkle", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    // A picture of the screen as a value, text width, keys. Imports nothing.
    .target(name: "Frames"),
    // The one door to ncurses.
    .target(name: "Terminal", dependencies: ["Frames", "CNcurses", "CTerminalGuard"]),
    // Screens and linear mode.
    .target(name: "NavigatorUI", dependencies: ["Pathways", "Interviews", "Frames"]),
    // Commands; the only place with files, clock, environment and Foundation.
    .executableTarget(
      name: "navigator",
      dependencies: [
        "Pathways", "PathwayFormat", "Interviews", "Handover", "PathwayAnalysis", "Audit", "Merkle",
        "Frames",
        "Terminal", "NavigatorUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.copy("../../pathways")]),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminalGuard"),

    .target(
      name: "TestSupport",
      dependencies: ["Pathways", "PathwayFormat", "Interviews", "Frames"],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "PathwaysTests", dependencies: ["Pathways", "TestSupport"],
      exclude: ["Hours/minutes.tsv"]),
    .testTarget(name: "DecisionDiagramsTests", dependencies: ["DecisionDiagrams", "TestSupport"]),
    .testTarget(
      name: "PathwayFormatTests", dependencies: ["Pathways", "PathwayFormat", "TestSupport"],
      exclude: ["AreaFaults", "BankHolidayFaults", "Faults"]),
    .testTarget(
      name: "InterviewsTests",
      dependencies: ["Pathways", "PathwayFormat", "Interviews", "TestSupport"]),
    .testTarget(
      name: "HandoverTests",
      dependencies: ["Handover", "Pathways", "PathwayFormat", "Interviews", "TestSupport"],
      exclude: ["Sheets"]),
    .testTarget(
      name: "PathwayAnalysisTests",
      dependencies: [
        "PathwayAnalysis", "Pathways", "PathwayFormat", "Interviews", "TestSupport",
      ],
      exclude: ["AreaFindings", "Drawings", "Explanations", "Findings"]),
    .testTarget(name: "MerkleTests", dependencies: ["Merkle", "TestSupport"]),
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Audit", "Merkle", "Pathways", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Faults", "Fixtures", "Reports"]),
    .testTarget(name: "FramesTests", dependencies: ["Frames", "TestSupport"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Frames", "TestSupport"]),
    .testTarget(
      name: "NavigatorUITests",
      dependencies: [
        "NavigatorUI", "Pathways", "PathwayFormat", "Interviews", "Frames", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ShippedPathwaysTests",
      dependencies: ["Pathways", "PathwayFormat", "Interviews", "PathwayAnalysis", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "NavigatorTests",
      dependencies: [
        "navigator", "Pathways", "PathwayFormat", "Interviews", "Handover", "PathwayAnalysis",
        "Audit", "NavigatorUI", "Frames",
        "TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "LayeringTests", dependencies: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// Benchmarks are built on request only: they need release mode.
if Context.environment["NAVIGATOR_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Pathways", "PathwayFormat", "Interviews", "PathwayAnalysis", "DecisionDiagrams",
      ],
      path: "Tests/Benchmarks",
      exclude: [
        "engines.py", "first_paint.py", "peers.py", "requirements.txt", "shaped.py", "terminals.py",
      ]))
  package.targets.append(
    .executableTarget(
      name: "audit-benchmarks",
      dependencies: [
        "Audit", "Merkle", "Pathways", "PathwayFormat", "Interviews", "PathwayAnalysis",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/AuditBenchmarks"))
}

for target in package.targets
where target.type == .regular || target.type == .executable || target.type == .test {
  guard target.name != "CTerminalGuard" else { continue }
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
    ]
}
