using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;

namespace EnergyQuota.Tests.Inspections.Papers;

/// <summary>What the law does not allow cannot be put on paper.</summary>
public sealed class PaperFactsTests
{
    [Fact]
    public void Faults_OfTheSamples_AreNone() => Assert.All(PaperKinds.All, kind => Assert.Empty(SampleFacts.Of(kind).Faults()));

    [Fact]
    public void Faults_NoticeOnWhatIsWithinTheQuota_AreTold()
    {
        var notice = (ExplanationNoticeFacts)SampleFacts.Of(PaperKind.ExplanationNotice);

        Assert.Single((notice with { Figures = [notice.Figures[0] with { Value = 20m }] }).Faults());
        Assert.Single((notice with { Figures = [] }).Faults());
    }

    [Fact]
    public void Faults_OrderWithoutViolation_AreTold() =>
        Assert.Single(((CorrectionOrderFacts)SampleFacts.Of(PaperKind.CorrectionOrder) with { Violations = [] }).Faults());

    [Fact]
    public void Faults_CircularBeforeTheTimeLimitIsOver_AreTold()
    {
        var circular = (CircularFacts)SampleFacts.Of(PaperKind.Circular);

        Assert.Single((circular with { RecheckedOn = circular.CorrectBy }).Faults());
        Assert.Empty((circular with { RecheckedOn = circular.CorrectBy.AddDays(1) }).Faults());
    }

    [Fact]
    public void Faults_RecordThatLeavesOutAnItem_AreTold()
    {
        var record = (InspectionRecordFacts)SampleFacts.Of(PaperKind.InspectionRecord);

        Assert.Single((record with { Items = [.. record.Items.Skip(1)] }).Faults());
        Assert.Single((record with { Items = [.. record.Items, record.Items[0]] }).Faults());
        Assert.Single((record with { Inspectors = [] }).Faults());
        Assert.Single((record with { From = record.To, To = record.From }).Faults());
    }
}
