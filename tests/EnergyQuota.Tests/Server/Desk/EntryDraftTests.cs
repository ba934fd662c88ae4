using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Server.Desk;

namespace EnergyQuota.Tests.Server.Desk;

public sealed class EntryDraftTests
{
    private static readonly RegisterId Register = new("m");
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 15, 0, TimeSpan.Zero);

    public static TheoryData<EntryKind, RegisterEvent> Complete => new()
    {
        { EntryKind.Replacement, new Replacement(At, 340.5m, 1m) },
        { EntryKind.Multiplier, new MultiplierChange(At, 7.25m) },
        { EntryKind.HandReading, new HandReading(At, 7.25m) },
        { EntryKind.Correct, new Decision(At, DecisionKind.Correct, 7.25m) },
        { EntryKind.Void, new Decision(At, DecisionKind.Void) },
        { EntryKind.Reset, new Decision(At, DecisionKind.Reset, 7.25m) },
        { EntryKind.Wrap, new Decision(At, DecisionKind.Wrap, 7.25m) },
        { EntryKind.Glitch, new Decision(At, DecisionKind.Glitch) },
        { EntryKind.Accept, new Decision(At, DecisionKind.Accept) },
        { EntryKind.Reject, new Decision(At, DecisionKind.Reject) },
    };

    [Theory]
    [MemberData(nameof(Complete))]
    public void Read_Complete_MakesTheEvent(EntryKind kind, RegisterEvent expected)
    {
        var read = Draft(kind).Read(Instant);

        Assert.Equal((null, expected, "2411", "fitter"), (read.Field, read.Event!.Event, read.Event.Source, read.Event.DoneBy));
        Assert.Null(read.Bill);
    }

    [Fact]
    public void Complete_Kinds_AreAllButTheBill() =>
        Assert.Equal(Enum.GetValues<EntryKind>().Except([EntryKind.Bill]).Order(), Complete.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Read_Bill_TakesTheLastDayOfThePaperAsInclusive()
    {
        var bill = Draft(EntryKind.Bill).Read(Instant).Bill!;

        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), 7.25m, 30m), (bill.From, bill.To, bill.Quantity, bill.CostYuan));
    }

    [Theory]
    [InlineData(EntryKind.Replacement, nameof(EntryDraft.Final), "Final")]
    [InlineData(EntryKind.Replacement, nameof(EntryDraft.First), "First")]
    [InlineData(EntryKind.Replacement, nameof(EntryDraft.DoneBy), "DoneBy")]
    [InlineData(EntryKind.Multiplier, nameof(EntryDraft.Value), "Factor")]
    [InlineData(EntryKind.HandReading, nameof(EntryDraft.Value), "Value")]
    [InlineData(EntryKind.Glitch, nameof(EntryDraft.At), "At")]
    [InlineData(EntryKind.Bill, nameof(EntryDraft.From), "From")]
    [InlineData(EntryKind.Bill, nameof(EntryDraft.LastDay), "To")]
    [InlineData(EntryKind.Bill, nameof(EntryDraft.Value), "Quantity")]
    public void Read_FieldMissing_NamesIt(EntryKind kind, string field, string expected)
    {
        var draft = Draft(kind);
        typeof(EntryDraft).GetProperty(field)!.SetValue(draft, " ");

        Assert.Equal(EntryRead.Faulty(expected), draft.Read(Instant));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("abc")]
    [InlineData("99999999999999999999999999999999")]
    public void Read_NumberThatIsNone_NamesTheField(string text)
    {
        var draft = Draft(EntryKind.Reset);
        draft.Value = text;

        Assert.Equal("Value", draft.Read(Instant).Field);
    }

    [Fact]
    public void Read_InstantGivenExactly_IsNotTyped()
    {
        var draft = Draft(EntryKind.Void);
        (draft.At, draft.Exactly) = ("", At.AddMicroseconds(1));

        Assert.Equal(At.AddMicroseconds(1), draft.Read(Instant).Event!.Event.At);
    }

    private static DateTimeOffset? Instant(string text) => text == "2026-03-01T08:15" ? At : null;

    private static EntryDraft Draft(EntryKind kind) => new()
    {
        Kind = kind,
        Register = Register,
        At = "2026-03-01T08:15",
        Final = "340.5",
        First = "1",
        Value = " 7.25 ",
        From = "2026-01-01",
        LastDay = "2026-01-31",
        Cost = "30",
        Source = " 2411 ",
        DoneBy = " fitter ",
    };
}
