using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Peers;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Peers;

/// <summary>Who is compared with whom, and who is told.</summary>
public sealed class PeerQueryTests : IDisposable
{
    private static readonly Scope Own = new("court", Role.Institution, null, Code);
    private readonly QuotaState _state = new();

    public PeerQueryTests() => _state.Add(Court(), Verdict(Code, 30m));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task OfInstitutionAsync_FiveOthersOfTheProvince_IsTold()
    {
        AddPeers(5, "3702");

        var position = Assert.Single(await AskAsync(Own));

        Assert.Equal((2025, 30m, 6), (position.Year, position.Value, position.Class!.Members));
        Assert.NotNull(position.Place);
    }

    [Fact]
    public async Task OfInstitutionAsync_TheFifthOtherIsClassifiedOrElsewhereOrNotComparable_IsNotTold()
    {
        AddPeers(4, "3702");
        Add("S1", "3702", secret: true);
        Add("S2", "1101");
        Add("S3", "3702", row: "other");
        Add("S4", "3702", grade: Grade.CannotJudge);
        Add("S5", "3702", grade: Grade.OverLowerBound);
        Add("S6", "3702", current: false);
        Add("S7", "3702", year: 2024);

        var position = Assert.Single(await AskAsync(Own));

        Assert.Equal((30m, null, null), (position.Value, position.Class, position.Place));
    }

    [Fact]
    public async Task OfInstitutionAsync_WithoutAValueOfTheNewestYear_TellsOfTheYearBefore()
    {
        _state.Add(Verdict(Code, 31m, year: 2026, grade: Grade.CannotJudge));
        AddPeers(5, "3702");

        Assert.Equal(2025, Assert.Single(await AskAsync(Own)).Year);
    }

    [Theory]
    [InlineData(Role.Institution, null, "P1")]
    [InlineData(Role.Officer, "11", null)]
    public async Task OfInstitutionAsync_OutsideTheScope_IsNothing(Role role, string? region, string? institution)
    {
        AddPeers(5, "3702");

        Assert.Empty(await AskAsync(new Scope("somebody", role, region, institution)));
    }

    private async Task<IReadOnlyList<ClassPosition>> AskAsync(Scope scope) => await new PeerQuery(_state).OfInstitutionAsync(scope, Code, Token);

    private void AddPeers(int count, string region)
    {
        for (var at = 1; at <= count; at++)
        {
            Add($"P{at}", region);
        }
    }

    private void Add(string code, string region, bool secret = false, string row = "R", Grade grade = Grade.Constraint, bool current = true, int year = 2025) => _state.Add(
        new Institution { Code = code, NameZh = code, RegionCode = region, Class = "government", IsClassified = secret, From = new DateOnly(2000, 1, 1) },
        Verdict(code, 25m, row, grade, current, year));

    private static Verdict Verdict(string code, decimal value, string row = "R", Grade grade = Grade.Constraint, bool current = true, int year = 2025) => new()
    {
        InstitutionCode = code,
        Year = year,
        Indicator = QuotaIndicator.ElectricityPerArea,
        StandardCode = "S",
        RowKey = row,
        Grade = grade,
        Value = value,
        Constraint = 40m,
        Unit = "kWh/(m2·a)",
        InputsJson = "{}",
        AsOf = AsOf,
        Revision = 1,
        Current = current,
    };
}
