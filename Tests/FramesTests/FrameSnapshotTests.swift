import Frames
import Testing

@Suite struct FrameSnapshotTests {
  @Test func `a snapshot has the rows, their roles where there are any, and the cursor`() {
    var frame = Frame(size: Size(columns: 20, rows: 4))

    frame.write("Call 999", row: 0, column: 1, style: .emergency)
    frame.write("Plain", row: 1, column: 0)
    frame.write("> 1  Yes", row: 3, column: 2, style: .focus)
    frame.placeFocus(row: 3, column: 4)

    #expect(
      frame.snapshot == """
        | Call 999
        :.EEEEEEEE
        |Plain
        |
        |  > 1  Yes
        :..RRRRRRRR
        cursor 3,4
        """)
    #expect(frame.text == " Call 999\nPlain\n\n  > 1  Yes")
  }

  @Test func `a frame without a focus says so`() {
    #expect(Frame(size: Size(columns: 3, rows: 1)).snapshot == "|\ncursor none")
  }

  @Test func `each role has a letter of its own`() {
    #expect(Set(Style.allCases.map(\.rawValue)).count == Style.allCases.count)
  }
}
