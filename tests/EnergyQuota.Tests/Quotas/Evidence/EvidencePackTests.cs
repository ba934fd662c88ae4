using System.IO.Compression;
using System.Text;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Tests.Quotas.Evidence;

/// <summary>A court's verdict, taken out as a pack and checked by somebody who has nothing else.</summary>
public sealed class EvidencePackTests : IDisposable
{
    private readonly CourtCase _case = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Target => _case.World.InFolder("pack.zip");

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task MakeAsync_EveryVerdict_IsProvedFromItsReadings()
    {
        foreach (var verdict in await _case.JudgeAsync())
        {
            var report = await _case.CheckAsync(await _case.PackAsync(verdict));

            Assert.Empty(report.Faults);
            Assert.Equal((PackOrigin.Proved, 3), (report.Origin, report.Registers));
            Assert.Equal((verdict.Id, _case.World.Key.Fingerprint), (report.Manifest!.Verdict, report.KeyFingerprint));
            Assert.InRange(report.Readings, 700, 800);
        }
    }

    [Fact]
    public async Task MakeAsync_Verdict_HoldsWhatAPersonReads()
    {
        var pack = await _case.PackAsync(CourtCase.Heated(await _case.JudgeAsync()));

        await using var zip = new ZipArchive(new MemoryStream(pack));
        string Text(string name) => new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8).ReadToEnd();
        var page = Text("index.html");
        Assert.Contains("示范法院 2025 年度能耗定额评定证据", page, StringComparison.Ordinal);
        Assert.Contains("产权证 &lt;2&gt;", page, StringComparison.Ordinal);
        Assert.Contains(_case.World.Key.Fingerprint, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("'=图", Text("boundary.csv"), StringComparison.Ordinal);
        Assert.Contains("2025-09-01", Text("facts.csv"), StringComparison.Ordinal);
        Assert.Equal(1 + (365 * 24), Text("hours/0001.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("verdict.found", Text("audit.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MakeAsync_Twice_DiffersInTheSignatureOnly()
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());
        await _case.PackAsync(verdict);

        // The first pack left an audit line, which belongs to the second and third alike only if nothing is in between.
        var (one, other) = (await _case.PackAsync(verdict), await _case.PackAsync(verdict));
        await using var left = new ZipArchive(new MemoryStream(one));
        await using var right = new ZipArchive(new MemoryStream(other));
        var differing = left.Entries.Where(e => !Bytes(e).SequenceEqual(Bytes(right.GetEntry(e.FullName)!))).Select(e => e.FullName);
        Assert.Equal(["index.html", "audit.jsonl", "audit-head.jsonl", "manifest.json", "manifest.sig"], differing);
    }

    [Fact]
    public async Task MakeAsync_ClosedMonthChangedSince_ProvesTheClosedFigures()
    {
        await _case.JudgeAsync();
        await _case.CloseMarchAsync();
        _case.World.Time.Advance(TimeSpan.FromHours(1));
        await _case.World.ReceiveAsync("E-1", [(new DateTimeOffset(2025, 3, 31, 16, 0, 0, TimeSpan.Zero), 263_000m)]);
        var verdict = CourtCase.Heated(await _case.World.JudgeAsync());
        Assert.NotNull(verdict.KnownValue);

        var report = await _case.CheckAsync(await _case.PackAsync(verdict));
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task MakeAsync_ReadingsCameSince_MakesNoPackAndSaysWhatMoved()
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());
        await _case.World.ReceiveAsync("E-H", [(new DateTimeOffset(2025, 3, 11, 4, 0, 0, TimeSpan.Zero), 22_000m)]);

        var outcome = await _case.World.Packs.MakeAsync(AgencyWorld.Officer, verdict.Id, Target, Token);

        Assert.Equal(EvidenceFault.NotProvable, outcome.Fault);
        Assert.Contains(outcome.Details, detail => detail.Contains("days/", StringComparison.Ordinal));
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData(Role.Leader, "37", EvidenceFault.NotAllowed)]
    [InlineData(Role.Officer, "33", EvidenceFault.NotFound)]
    [InlineData(Role.Officer, null, EvidenceFault.NotFound)]
    public async Task MakeAsync_NotAllowedOrNotSeen_MakesNone(Role role, string? region, EvidenceFault fault)
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());

        var outcome = await _case.World.Packs.MakeAsync(new Scope("x", role, region), verdict.Id, Target, Token);

        Assert.Equal((fault, false), (outcome.Fault, File.Exists(Target)));
        Assert.Equal(region == "37", await _case.World.Packs.ExplainAsync(new Scope("x", role, region), verdict.Id, fromReadings: true, Token) is not null);
    }

    [Fact]
    public async Task MakeAsync_Made_IsWrittenDown()
    {
        await _case.PackAsync(CourtCase.Heated(await _case.JudgeAsync()));

        var line = (await _case.World.State.AllAsync<AuditEntry>()).MaxBy(entry => entry.Id)!;
        Assert.Equal(("evidence.made", $"institution:{AgencyWorld.Court}:2025"), (line.Action, line.Subject));
    }

    [Fact]
    public async Task ExplainAsync_Verdict_GoesFromMonthsToTheGrade()
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());

        var explained = (await _case.World.Packs.ExplainAsync(AgencyWorld.Officer, verdict.Id, fromReadings: false, Token))!;

        Assert.Empty(explained.Differences);
        var lines = explained.Steps.SelectMany(step => step.Lines).ToList();
        Assert.Contains(lines, line => line.Formula.Contains("(12)", StringComparison.Ordinal) && line.What.En.Contains("E-1/total", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Formula == "(243 × 24300 + 122 × 25000) ÷ 365");
        Assert.Contains(lines, line => line.What.En == "exact" && decimal.Round(line.Result!.Value, 3, MidpointRounding.AwayFromZero) == verdict.Value);
        Assert.Contains(lines, line => line.Source.Zh.Contains("产权证 <2>", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.What.En.StartsWith("Note", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExplainAsync_FromReadings_BeginsAtWhatTheRegistersShowed()
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());

        var explained = (await _case.World.Packs.ExplainAsync(AgencyWorld.Officer, verdict.Id, fromReadings: true, Token))!;

        var ledger = (await _case.World.Ledger.SumMonthsAsync(
            LedgerView.AsClosed, RegisterAccess.System("test"), [new RegisterId("E-1")], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), Token)).Select(m => (decimal?)m.Quantity);
        var lines = explained.Steps[1].Lines;
        Assert.Equal(ledger, lines.Where(line => line.What.En.StartsWith("E-1/total 2025-", StringComparison.Ordinal)).Select(line => line.Result));
        Assert.Equal(12, lines.Count(line => line.Source.En.StartsWith("at the start billed", StringComparison.Ordinal)));
        Assert.Empty(explained.Differences);
        Assert.Equal(Enumerable.Range(1, explained.Steps.Count), explained.Steps.Select(step => step.Number));
    }

    [Fact]
    public async Task ExplainAsync_StoreIsAway_TellsAllButTheReadings()
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());
        _case.World.Readings.IsAway = true;

        var without = (await _case.World.Packs.ExplainAsync(AgencyWorld.Officer, verdict.Id, fromReadings: false, Token))!;
        var away = (await _case.World.Packs.ExplainAsync(AgencyWorld.Officer, verdict.Id, fromReadings: true, Token))!;

        Assert.Equal((null, "The store is away."), (without.ReadingsUnavailable, away.ReadingsUnavailable));
        Assert.Equal(without.Steps.Select(step => step.Title), away.Steps.Select(step => step.Title));
    }

    [Fact]
    public async Task RunAsync_EverythingChangedSince_AllVerdictsAreRecomputedTheSame()
    {
        var verdicts = await _case.JudgeAsync();
        _case.World.Time.Advance(TimeSpan.FromHours(1));
        _case.World.Write("facts", "institution,kind,from,value,source", $"{AgencyWorld.Court},FloorArea,2024-01-01,9000,测绘");
        await _case.World.ImportAsync(
            Repository.Read("config/coefficients/DB37-2019-annexB.yaml").Replace("0.31", "0.1229", StringComparison.Ordinal),
            Repository.Read("config/standards/demo-DB37-T-2672-2019.yaml").Replace("20.0", "15.0", StringComparison.Ordinal));
        await _case.World.JudgeAsync();
        await _case.World.ReceiveAsync("E-H", [(new DateTimeOffset(2025, 3, 11, 4, 0, 0, TimeSpan.Zero), 22_000m)]);
        await _case.World.JudgeAsync();

        var report = await _case.World.Recheck.RunAsync(AgencyWorld.Officer, Token);

        Assert.Empty(report.Different);
        Assert.InRange(report.Verdicts, verdicts.Count + 2, 100);
        Assert.Equal((report.Verdicts, 0), (report.Same, report.MovedSums));
        Assert.NotEqual(0, report.Sums);
        Assert.Equal(0, (await _case.World.Recheck.RunAsync(Scope.Nothing("x"), Token)).Verdicts);
    }

    [Fact]
    public async Task RunAsync_VerdictOrInputsAltered_IsTold()
    {
        var verdict = CourtCase.Heated(await _case.JudgeAsync());
        await using (var state = _case.World.State.CreateDbContext())
        {
            verdict.InputsJson = verdict.InputsJson.Replace("24300", "34300", StringComparison.Ordinal);
            state.Update(verdict);
            await state.SaveChangesAsync(Token);
        }

        var report = await _case.World.Recheck.RunAsync(AgencyWorld.Officer, Token);

        Assert.Contains("value: stored", Assert.Single(report.Different), StringComparison.Ordinal);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
