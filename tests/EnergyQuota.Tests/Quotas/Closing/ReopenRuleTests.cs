using EnergyQuota.Quotas.Closing;

namespace EnergyQuota.Tests.Quotas.Closing;

public sealed class ReopenRuleTests
{
    [Theory]
    [InlineData(false, true, 0, 0, "NotClosed")]
    [InlineData(false, false, 3, 1, "NotClosed")]
    [InlineData(true, true, 0, 0, "")]
    [InlineData(true, false, 0, 0, "LaterClosed")]
    [InlineData(true, true, 2, 0, "AdjustmentsBooked")]
    [InlineData(true, true, 0, 1, "CaseOpen")]
    [InlineData(true, false, 1, 1, "LaterClosed AdjustmentsBooked CaseOpen")]
    public void Blocks_EachCase_NamesEveryReason(bool closed, bool newest, int booked, int cases, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', ReopenRule.Blocks(new ReopenCase(closed, newest, booked, cases)).Select(block => block.Kind)));

    [Fact]
    public void Left_Insisting_OnlyACaseGivesWay()
    {
        var blocks = ReopenRule.Blocks(new ReopenCase(true, false, 2, 1));

        Assert.Equal([ReopenBlockKind.LaterClosed, ReopenBlockKind.AdjustmentsBooked], ReopenRule.Left(blocks, insists: true).Select(block => block.Kind));
        Assert.Equal(blocks, ReopenRule.Left(blocks, insists: false));
    }

    [Theory]
    [InlineData("a", "b", null, null)]
    [InlineData(" ", "b", null, "Reason")]
    [InlineData("a", "", null, "Document")]
    public void FaultyField_BlankParts_AreNamed(string reason, string document, string? insistence, string? field) =>
        Assert.Equal(field, new ReopenRequest(reason, document, insistence).FaultyField);

    [Fact]
    public void FaultyField_TooLong_IsNamed()
    {
        Assert.Equal("Reason", new ReopenRequest(new string('a', 401), "b").FaultyField);
        Assert.Equal("Document", new ReopenRequest("a", new string('b', 201)).FaultyField);
        Assert.Equal("Insistence", new ReopenRequest("a", "b", new string('c', 401)).FaultyField);
        Assert.Null(new ReopenRequest(new string('a', 400), new string('b', 200), new string('c', 400)).FaultyField);
    }
}
