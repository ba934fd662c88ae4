using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Tests.Quotas.Evidence;

/// <summary>The court of 2025 with three meters: electricity, of it heating, and gas by bills; its meter replaced in May, a month closed.</summary>
internal sealed class CourtCase : IDisposable
{
    private const string Heating = $$"""
        exclusions:
          - {institution: {{AgencyWorld.Court}}, kind: Heating, energy_type: Electricity, meter: E-H, from: 2020-01-01, source: 供暖分表}
        """;

    private static readonly DateTimeOffset NewYear = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    // Its reading of the first of April is missing: what comes later moves March.
    private const int FirstOfApril = 93;

    private static readonly string[] Meters = ["E-1", "E-H", "G-1"];
    private static readonly Month March = new(2025, 3);

    public AgencyWorld World { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static (DateTimeOffset At, decimal Value)[] Daily(decimal year, int from = 0, int to = 367) =>
        [.. Enumerable.Range(from, to - from).Select(day => (NewYear.AddDays(day).ToUniversalTime(), ReadingLimits.Round(7_000m + (year * day / 365m))))];

    /// <summary>Imports, receives, settles and judges.</summary>
    public async Task<IReadOnlyList<Verdict>> JudgeAsync()
    {
        World.Write(
            "meters", "code,institution,energy,role,parent,unit,interval_s,billed",
            $"E-1,{AgencyWorld.Court},Electricity,Main,,kWh,86400,no", $"E-H,{AgencyWorld.Court},Electricity,Branch,E-1,kWh,86400,no",
            $"G-1,{AgencyWorld.Court},NaturalGas,Main,,m3,86400,yes");
        World.Write("boundaries", "institution,energy,meter,from,source", $"{AgencyWorld.Court},Electricity,E-1,2020-01-01,图", $"{AgencyWorld.Court},NaturalGas,G-1,2020-01-01,=图");
        World.Write(
            "facts", "institution,kind,from,value,source",
            $"{AgencyWorld.Court},FloorArea,2020-01-01,24300,产权证", $"{AgencyWorld.Court},FloorArea,2025-09-01,25000,产权证 <2>", $"{AgencyWorld.Court},People,2020-01-01,600,人事");
        World.Write("bills", "meter,from,to,quantity,document", "G-1,2024-12-17,2025-07-01,5400,B1", "G-1,2025-07-01,2026-01-01,6000,B2");
        await World.ImportAsync(Repository.Read("config/coefficients/DB37-2019-annexB.yaml"), Repository.Read("config/standards/demo-DB37-T-2672-2019.yaml"), Heating);
        await World.ReceiveAsync("E-1", [.. Daily(1_040_085m, -3).Where((_, index) => index % 40 != 7 && index != FirstOfApril)]);
        await World.ReceiveAsync("E-H", Daily(78_210m));
        return await World.JudgeAsync();
    }

    /// <summary>Closes March as the ledger has it.</summary>
    public async Task CloseMarchAsync()
    {
        await World.Ledger.FreezeAsync(
            RegisterAccess.System("test"), "c", March,
            [.. Meters.Select(code => new RegisterToClose(new RegisterId(code), BoundaryLevel.Missing, BoundaryLevel.Missing, 744))], Token);
        await World.Ledger.ConfirmAsync(["c"], Token);
    }

    /// <summary>Makes a pack, which must succeed.</summary>
    /// <returns>Its bytes.</returns>
    public async Task<byte[]> PackAsync(Verdict verdict)
    {
        var path = World.InFolder("pack.zip");
        var outcome = await World.Packs.MakeAsync(AgencyWorld.Officer, verdict.Id, path, Token);
        Assert.Empty(outcome.Details);
        Assert.Null(outcome.Fault);
        return await File.ReadAllBytesAsync(path, Token);
    }

    /// <summary>Checks a pack with this installation's key.</summary>
    public async Task<PackReport> CheckAsync(byte[] pack)
    {
        using var key = AuditKey.ReadPublic(World.Key.PublicPem);
        return await PackVerifier.CheckAsync(new MemoryStream(pack, writable: false), key, null, Token);
    }

    public static Verdict Heated(IEnumerable<Verdict> verdicts) => verdicts.Single(v => v.Current && v.Indicator == QuotaIndicator.NonHeatingEnergyPerArea);

    public void Dispose() => World.Dispose();
}
