using EnergyQuota.Quotas.Assessment;
using Microsoft.EntityFrameworkCore;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class VerdictFingerprintTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_FoundAtAnotherTime_IsTheSame()
    {
        var later = Some();
        (later.AsOf, later.Revision, later.Current, later.Id) = (AsOf.AddDays(3), 4, false, 9);
        Assert.Equal(VerdictFingerprint.Of(Some()), VerdictFingerprint.Of(later));
    }

    [Fact]
    public void Of_AmountWithMoreZeros_IsTheSame()
    {
        var other = Some();
        other.Value = 12.2710m;
        Assert.Equal(VerdictFingerprint.Of(Some()), VerdictFingerprint.Of(other));
    }

    [Fact]
    public void Of_AnythingSaidOrRestedOnDiffers_IsAnother()
    {
        Action<Verdict>[] changes =
        [
            v => v.Grade = Grade.Over, v => v.Reasons = "Incomplete", v => v.Value = 12.272m, v => v.Value = null, v => v.Completeness = 0.9m,
            v => v.KnownValue = 1m, v => v.KnownGrade = Grade.Over, v => v.StandardCode = "B", v => v.RowKey = "x", v => v.RowReasonZh = "因",
            v => v.CoefficientSetId = "other", v => v.InputsJson = "{}",
        ];
        var prints = changes.Select(change =>
        {
            var verdict = Some();
            change(verdict);
            return VerdictFingerprint.Of(verdict);
        }).Append(VerdictFingerprint.Of(Some())).ToList();
        Assert.Equal(changes.Length + 1, prints.Distinct().Count());
        Assert.All(prints, print => Assert.Matches("^[0-9a-f]{64}$", print));
    }

    [Fact]
    public async Task RunAsync_VerdictFromBeforeFingerprints_IsNotRevised()
    {
        await using var world = new QuotaWorld();
        await world.BookAsync(Start, End, 100m);
        await world.Run.RunAsync(AsOf, Token);
        await using (var state = world.State.CreateDbContext())
        {
            await state.Set<Verdict>().ExecuteUpdateAsync(set => set.SetProperty(v => v.Fingerprint, ""), Token);
        }

        Assert.Equal(0, (await world.Run.RunAsync(AsOf.AddHours(1), Token)).Verdicts);
    }

    private static Verdict Some() => new()
    {
        InstitutionCode = Code,
        Year = 2025,
        Grade = Grade.Constraint,
        StandardCode = "A",
        Value = 12.271m,
        Completeness = 1m,
        InputsJson = "{\"Period\":1}",
        AsOf = AsOf,
        Revision = 1,
        Current = true,
    };
}
