using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Files;
using EnergyQuota.Tests.Documents;
using EnergyQuota.Tests.Quotas;
using Microsoft.EntityFrameworkCore;
using static EnergyQuota.Tests.Inspections.Papers.PaperWorld;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class PapersTests : IDisposable
{
    private readonly PaperWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task IssueAsync_Notice_TakesTheNextNumberAndKeepsBothFiles()
    {
        var result = await IssueAsync(Notice());

        Assert.Equal((IssueOutcome.Done, "示市节〔2026〕1号"), (result.Outcome, result.Paper!.Number));
        var (word, pdf) = (await ReadAsync(result.Paper.Id, PaperForm.Word), await ReadAsync(result.Paper.Id, PaperForm.Pdf));
        Assert.Equal((result.Paper.WordSha256, result.Paper.PdfSha256), (KeptFiles.HashOf(word.Content!), KeptFiles.HashOf(pdf.Content!)));
        Assert.Contains("示市节〔2026〕1号", WordFile.TextOf(word.Content!), StringComparison.Ordinal);
        Assert.Contains("示范法院", WordFile.TextOf(word.Content!), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_world.Options.Folder, "templates", $"explanation-notice-{result.Paper.TemplateSha256[..16]}.txt")));
        var line = Assert.Single(await LinesAsync());
        Assert.Equal(("paper.issued", "officer"), (line.Action, line.Actor));
        Assert.Contains(result.Paper.WordSha256, line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IssueAsync_AgenciesAndYears_HaveSeriesOfTheirOwn()
    {
        Assert.Equal("示市节〔2026〕1号", (await IssueAsync(Notice(1))).Paper!.Number);
        Assert.Equal("另市节〔2026〕1号", (await IssueAsync(Notice(2, School))).Paper!.Number);
        Assert.Equal("示市节〔2026〕2号", (await IssueAsync(Notice(3))).Paper!.Number);
        Assert.Equal("示市节〔2026〕3号", (await IssueAsync(Order())).Paper!.Number);

        // Half past midnight in Shanghai is still the day before in UTC.
        _world.State.Time.SetUtcNow(new DateTimeOffset(2026, 12, 31, 16, 30, 0, TimeSpan.Zero));
        var paper = (await IssueAsync(Notice(4) with { Deadline = new DateOnly(2027, 1, 20) })).Paper!;
        Assert.Equal(("示市节〔2027〕1号", new DateOnly(2027, 1, 1)), (paper.Number, paper.IssuedOn));
    }

    /// <summary>Two processes at once: no number twice, none left out, one audit line each.</summary>
    [Fact]
    public async Task IssueAsync_ManyAtOnce_NumbersHaveNoGapAndNoRepeat()
    {
        using var two = new TwoProcesses(_world);
        var issued = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => two.Of(i).IssueAsync(Officer, Notice(i), null, Token), Token)));

        Assert.All(issued, result => Assert.Equal(IssueOutcome.Done, result.Outcome));
        Assert.Equal(Enumerable.Range(1, 16), issued.Select(result => result.Paper!.Sequence).Order());
        Assert.Equal(16, await two.CountAsync<AuditEntry>(Token));
        Assert.Null(await two.Audit.FindBrokenLineAsync(Token));
        foreach (var result in issued)
        {
            var word = await two.Of(0).ReadAsync(Officer, result.Paper!.Id, PaperForm.Word, Token);
            Assert.Contains(result.Paper.Number, WordFile.TextOf(word.Content!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IssueAsync_SameCaseAtOnce_IsIssuedOnce()
    {
        using var two = new TwoProcesses(_world);
        var issued = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => two.Of(i).IssueAsync(Officer, Notice(), null, Token), Token)));

        Assert.Single(issued, result => result.Outcome == IssueOutcome.Done);
        Assert.Equal(5, issued.Count(result => result.Outcome == IssueOutcome.AlreadyIssued));
        Assert.Equal(1, await two.CountAsync<IssuedPaper>(Token));
    }

    [Fact]
    public async Task IssueAsync_SameFactsAndNumber_GiveTheSameBytes()
    {
        using var twin = new PaperWorld();

        var (one, two) = ((await IssueAsync(Notice())).Paper!, (await twin.Papers.IssueAsync(Officer, Notice(), null, Token)).Paper!);

        Assert.Equal((one.WordSha256, one.PdfSha256), (two.WordSha256, two.PdfSha256));
    }

    [Fact]
    public async Task IssueAsync_Refused_UsesNoNumber()
    {
        Directory.CreateDirectory(_world.Options.Templates);
        var own = Path.Combine(_world.Options.Templates, "explanation-notice.txt");
        await File.WriteAllTextAsync(own, "@标题 x\n{{没有的}}", Token);
        var faulty = await IssueAsync(Notice());
        Assert.Equal(IssueOutcome.Refused, faulty.Outcome);
        Assert.Contains(faulty.Faults, fault => fault.En.Contains("explanation-notice.txt, line 2", StringComparison.Ordinal));
        File.Delete(own);

        Assert.Equal(IssueOutcome.Refused, (await IssueAsync(Notice() with { Figures = [] })).Outcome);
        Assert.Equal(IssueOutcome.Refused, (await IssueAsync(Notice() with { LocalBasis = "{{x}}" })).Outcome);
        Assert.Equal(IssueOutcome.Refused, (await IssueAsync(Notice() with { Deadline = new DateOnly(2026, 1, 31) })).Outcome);
        Assert.Empty(await LinesAsync());
        Assert.Equal(1, (await IssueAsync(Notice())).Paper!.Sequence);
    }

    [Fact]
    public async Task IssueAsync_DemonstrationStandard_IsRefusedAndDrafted()
    {
        var notice = Notice();
        notice = notice with { Figures = [notice.Figures[0] with { Demonstration = true }] };

        Assert.Equal(IssueOutcome.Refused, (await IssueAsync(notice)).Outcome);
        Assert.Equal(IssueOutcome.Done, (await _world.Papers.DraftAsync(Officer, notice, Token)).Outcome);
    }

    [Fact]
    public async Task DraftAsync_Notice_UsesNoNumberAndKeepsNothing()
    {
        var draft = await _world.Papers.DraftAsync(Officer, Notice(), Token);

        Assert.Contains("（草稿，未编号）", WordFile.TextOf(draft.Files!.Word), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_world.Options.Folder));
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task IssueAsync_NotInPosition_IsRefused()
    {
        Assert.Equal(IssueOutcome.NotAllowed, (await _world.Papers.IssueAsync(new Scope("r", Role.Leader, "37"), Notice(), null, Token)).Outcome);
        Assert.Equal(IssueOutcome.NotFound, (await _world.Papers.IssueAsync(new Scope("o", Role.Officer, "33"), Notice(), null, Token)).Outcome);
        Assert.Equal(IssueOutcome.NotFound, (await _world.Papers.IssueAsync(new Scope("o", Role.Officer, null), Notice(), null, Token)).Outcome);

        // An account for one district of the city does not act for the city's agency; nor does one institution's own.
        Assert.Equal(IssueOutcome.NoIssuer, (await _world.Papers.IssueAsync(new Scope("o", Role.Officer, "370101"), Notice(), null, Token)).Outcome);
        Assert.Equal(IssueOutcome.NoIssuer, (await _world.Papers.IssueAsync(new Scope("o", Role.Officer, null, QuotaFacts.Code), Notice(), null, Token)).Outcome);
        Assert.Equal(0, _world.State.Count<IssuedPaper>());
    }

    [Fact]
    public async Task ReissueAndVoid_OldOnes_KeepNumberAndFiles()
    {
        var first = (await IssueAsync(Notice())).Paper!;
        Assert.Equal(IssueOutcome.AlreadyIssued, (await IssueAsync(Notice())).Outcome);
        Assert.Equal(IssueOutcome.ReasonInvalid, (await IssueAsync(Notice(), new PaperReplacement(first.Id, " "))).Outcome);

        var second = (await IssueAsync(Notice() with { Deadline = new DateOnly(2026, 12, 20) }, new PaperReplacement(first.Id, "2511"))).Paper!;
        Assert.Equal((2, first.Id), (second.Sequence, second.ReplacesId));
        Assert.Contains("本通知替代示市节〔2026〕1号，后者作废，原因：2511。", WordFile.TextOf((await ReadAsync(second.Id, PaperForm.Word)).Content!), StringComparison.Ordinal);
        Assert.Equal(IssueOutcome.NotInOrder, (await IssueAsync(Notice(), new PaperReplacement(first.Id, "again"))).Outcome);
        Assert.Equal(IssueOutcome.NotInOrder, (await IssueAsync(Order(), new PaperReplacement(second.Id, "other kind"))).Outcome);

        Assert.Equal(IssueOutcome.ReasonInvalid, await _world.Papers.VoidAsync(Officer, second.Id, "", Token));
        Assert.Equal(IssueOutcome.NotAllowed, await _world.Papers.VoidAsync(new Scope("o", Role.Officer, "370101"), second.Id, "2512", Token));
        Assert.Equal(IssueOutcome.NotFound, await _world.Papers.VoidAsync(new Scope("o", Role.Officer, "33"), second.Id, "2512", Token));
        Assert.Equal(IssueOutcome.Done, await _world.Papers.VoidAsync(Officer, second.Id, "2512", Token));
        Assert.Equal(IssueOutcome.NotInOrder, await _world.Papers.VoidAsync(Officer, second.Id, "2512", Token));

        Assert.Equal(3, (await IssueAsync(Notice())).Paper!.Sequence);
        var rows = (await _world.Papers.ListAsync(Officer, new PaperFilter(), Token)).Papers;
        Assert.Equal([(3, ""), (2, "2512"), (1, "2511")], rows.Select(paper => (paper.Sequence, paper.VoidReason)));
        Assert.Equal(first.WordSha256, KeptFiles.HashOf((await ReadAsync(first.Id, PaperForm.Word)).Content!));
        Assert.Equal(["paper.issued", "paper.issued", "paper.voided", "paper.issued"], (await LinesAsync()).Select(line => line.Action));
    }

    [Fact]
    public async Task ReadAsync_FileChangedOrGone_HandsOutNothing()
    {
        var paper = (await IssueAsync(Notice())).Paper!;
        var (word, pdf) = (Path.Combine(_world.Options.Folder, paper.WordPath), Path.Combine(_world.Options.Folder, paper.PdfPath!));
        Assert.True(File.GetAttributes(word).HasFlag(FileAttributes.ReadOnly));
        File.SetAttributes(word, FileAttributes.Normal);
        var bytes = await File.ReadAllBytesAsync(word, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(word, bytes, Token);
        File.SetAttributes(pdf, FileAttributes.Normal);
        File.Delete(pdf);

        Assert.Equal((null, ArchiveFault.Altered), await FaultAsync(paper.Id, PaperForm.Word));
        Assert.Equal((null, ArchiveFault.Missing), await FaultAsync(paper.Id, PaperForm.Pdf));
    }

    [Fact]
    public async Task Papers_OutsideTheScope_DoNotExist()
    {
        var paper = (await IssueAsync(Notice())).Paper!;
        foreach (var scope in new[] { new Scope("x", Role.Administrator, "33"), Scope.Nothing("x"), new Scope("x", Role.Administrator, "%") })
        {
            Assert.Equal(0, (await _world.Papers.ListAsync(scope, new PaperFilter(), Token)).Total);
            Assert.Null((await _world.Papers.ReadAsync(scope, paper.Id, PaperForm.Pdf, Token)).Paper);
            Assert.Null(await _world.Papers.FindAsync(scope, paper.Id, Token));
        }

        // The institution itself reads what was issued to it.
        var own = new Scope("own", Role.Leader, null, QuotaFacts.Code);
        Assert.NotNull((await _world.Papers.ReadAsync(own, paper.Id, PaperForm.Pdf, Token)).Content);
    }

    [Fact]
    public async Task ListAsync_Filtered_GivesWhatFits()
    {
        await IssueAsync(Notice(1));
        await IssueAsync(Notice(2, School));
        await IssueAsync(Order());

        Assert.Equal(3, await TotalAsync(new PaperFilter(Year: 2026)));
        Assert.Equal(1, await TotalAsync(new PaperFilter(Kind: PaperKind.CorrectionOrder)));
        Assert.Equal(1, await TotalAsync(new PaperFilter(Kind: PaperKind.ExplanationNotice, CaseId: 2)));
        Assert.Equal(1, await TotalAsync(new PaperFilter(Search: "学校")));
        Assert.Equal(1, await TotalAsync(new PaperFilter(Search: "〕2号")));
        Assert.Equal(0, await TotalAsync(new PaperFilter(Search: "%")));
        Assert.Single((await _world.Papers.ListAsync(Officer, new PaperFilter(Offset: 2), Token)).Papers);
    }

    private static CorrectionOrderFacts Order() => (CorrectionOrderFacts)SampleFacts.Of(PaperKind.CorrectionOrder) with { InstitutionCode = QuotaFacts.Code };

    private Task<IssueResult> IssueAsync(PaperFacts facts, PaperReplacement? replaces = null) => _world.Papers.IssueAsync(Officer, facts, replaces, Token);

    private Task<PaperContent> ReadAsync(long id, PaperForm form) => _world.Papers.ReadAsync(Officer, id, form, Token);

    private async Task<int> TotalAsync(PaperFilter filter) => (await _world.Papers.ListAsync(Officer, filter, Token)).Total;

    private async Task<(byte[]? Content, ArchiveFault? Fault)> FaultAsync(long id, PaperForm form)
    {
        var read = await ReadAsync(id, form);
        return (read.Content, read.Fault);
    }

    private async Task<List<AuditEntry>> LinesAsync()
    {
        await using var state = _world.State.CreateDbContext();
        return await state.Set<AuditEntry>().OrderBy(line => line.Id).ToListAsync(Token);
    }
}
