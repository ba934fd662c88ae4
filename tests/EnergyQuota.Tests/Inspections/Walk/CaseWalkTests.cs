using CsCheck;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.EntityFrameworkCore;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Walk;

/// <summary>
/// Any sequence of openings, moves, days and verdicts by anyone never reaches a state that the law does not allow. Half of the
/// steps are what may be done now, so that walks get far; the other half is anything by anybody.
/// </summary>
public sealed class CaseWalkTests
{
    private static readonly Scope[] Everyone = [Officer, Administrator, Reader, CourtAccount, SchoolAccount, Stranger, new("x", Role.Leader, null, Court), new("y", Role.Officer, null, Court), Scope.Nothing("nobody")];
    private static readonly string[] Institutions = [Court, School];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void AnyWalk_ByAnyRoleOnAnyDay_StaysWithinTheLaw() =>
        Gen.Int[0, int.MaxValue - 1].Array[50, 90].Sample(steps => _ = WalkAsync(steps).GetAwaiter().GetResult(), iter: 25, threads: 1);

    // A walk that gets nowhere proves nothing: these always walk the same ways, and together through nearly the whole of the law.
    [Fact]
    public async Task FixedWalks_Together_ReachNearlyEveryState()
    {
        var (states, moves) = (new HashSet<CaseState>(), new HashSet<Move>());
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var (reached, made) = await WalkAsync([seed, .. Enumerable.Range(0, 80).Select(_ => random.Next())]);
            states.UnionWith(reached);
            moves.UnionWith(made);
        }

        var never = Enum.GetValues<CaseState>().Where(state => state != CaseState.None).Except(states).ToList();
        Assert.True(never.Count <= 4, $"never reached: {string.Join(", ", never)}");
        var unmade = Enum.GetValues<Move>().Except(moves).ToList();
        Assert.True(unmade.Count <= 1, $"never made: {string.Join(", ", unmade)}");
    }

    private static async Task<(IEnumerable<CaseState> States, IEnumerable<Move> Moves)> WalkAsync(int[] steps)
    {
        using var law = new LawWorld();
        var facts = new WalkFacts { LocalFrom = law.Today.AddDays(40), LocalTo = law.Today.AddDays(400) };
        law.Judge(Grade.Over);
        law.Judge(Grade.CannotJudge, School);
        await law.Import.ImportAsync(
            Administrator, "made",
            $"local_rules:\n  - id: made\n    title_zh: made\n    region: \"370101\"\n    from: {facts.LocalFrom:yyyy-MM-dd}\n    to: {facts.LocalTo:yyyy-MM-dd}\n    source: made\n    after: [NotAccepted]\n    days: 20\n", Token);
        await BeginAsync(law, steps[0] % 6);
        var files = await FilesAsync(law);
        foreach (var (file, act) in files.SelectMany(file => file.Acts.Select(act => (file, act))))
        {
            facts.See(file.Id, act.Number, stood: true, passed: true);
        }

        foreach (var step in steps)
        {
            var random = new Random(step);
            var before = await VerdictsAsync(law);
            await StepAsync(law, random, files);
            files = await FilesAsync(law);
            foreach (var file in files)
            {
                var due = file.Clocks.LastOrDefault(clock => clock.EndedOn is not null)?.Due;
                See(facts, file, before, due < law.Today);
            }

            var broken = LawInvariants.Broken(files, before.ToDictionary(v => v.Id), facts);
            Assert.True(broken.Count == 0, string.Join('\n', broken));
        }

        // Every act stands in the audit log, and nothing else does but the local rule and the plans.
        await using var state = law.State.CreateDbContext();
        var lines = await state.Set<AuditEntry>().Where(line => line.Subject.StartsWith("case:")).CountAsync(Token);
        Assert.Equal(files.Sum(file => file.Acts.Count), lines);
        Assert.Null(await law.State.Audit.FindBrokenLineAsync(Token));
        return (files.SelectMany(file => file.Acts.Select(act => act.After)), files.SelectMany(file => file.Acts.Select(act => act.Move)));
    }

    // Where a walk sets out: from nothing, or from far along.
    private static Task<long> BeginAsync(LawWorld law, int kind) => kind switch
    {
        0 => Task.FromResult(0L),
        1 => law.OnSiteAsync(),
        2 => law.UnexplainedAsync(),
        3 => RefusedAsync(law),
        4 => law.OrderAsync(),
        _ => ServedLongAgoAsync(law),
    };

    private static async Task<long> RefusedAsync(LawWorld law)
    {
        law.Pass(41);
        var id = await law.ServedAsync();
        await law.DoAsync(CourtAccount, id, Move.Submit);
        return await law.DoAsync(Officer, id, Move.Refuse, Move.OrderReduction);
    }

    private static async Task<long> ServedLongAgoAsync(LawWorld law)
    {
        var id = await law.DoAsync(Officer, await law.OrderAsync(), Move.Serve);
        law.Pass(31);
        return id;
    }

    // Verdicts before the step: a step either acts or changes verdicts, so they are also those during it.
    private static void See(WalkFacts facts, CaseFile file, List<Verdict> verdicts, bool passed)
    {
        var cited = verdicts.FirstOrDefault(verdict => verdict.Id == file.VerdictId);
        var stood = cited is not null && verdicts.Any(now => now.Current && now.InstitutionCode == cited.InstitutionCode && now.Year == cited.Year && (now.Grade is Grade.Over or Grade.OverLowerBound));
        facts.See(file.Id, file.Acts[^1].Number, stood, passed);
    }

    private static async Task StepAsync(LawWorld law, Random random, List<CaseFile> files)
    {
        var who = Everyone[random.Next(Everyone.Length)];
        var pick = random.Next(100);
        if (pick < 10)
        {
            law.Pass(random.Next(1, 40));
        }
        else if (pick < 13)
        {
            law.Judge((Grade)random.Next(1, 7), Institutions[random.Next(2)]);
        }
        else if (pick < 15)
        {
            await law.Lapsed.WithdrawAsync(Scope.System("cases"), Token);
        }
        else if (pick < 16)
        {
            await law.Plans.DrawAsync(who, $"seed {random.Next()}", null, Token);
        }
        else if (pick < 32)
        {
            await OpenAsync(law, random, files, pick < 24 ? Officer : who);
        }
        else if (files.Count > 0 && pick < 75)
        {
            await MakeAsync(law, random, files);
        }
        else if (files.Count > 0)
        {
            await law.Desk.MoveAsync(who, files[random.Next(files.Count)].Id, WalkCommands.Any(random, law), Token);
        }
    }

    private static Task<CaseResult> OpenAsync(LawWorld law, Random random, List<CaseFile> files, Scope who)
    {
        var institution = Institutions[random.Next(2)];
        long? parent = files.Count > 0 && random.Next(4) > 0 ? files[random.Next(files.Count)].Id : null;
        return random.Next(6) switch
        {
            0 or 1 => law.Opener.ExplainAsync(who, random.Next(1, 6), "", Token),
            2 => law.Opener.InspectAsync(who, new OpenInspection(institution, "why", parent), Token),
            3 => law.Opener.OpinionAsync(who, new OpenOpinion(parent ?? 0, "hall", "lights"), Token),
            4 => law.Opener.AuditAsync(who, new OpenAudit(institution, "why", parent), Token),
            _ => law.Opener.TipAsync(who, new OpenTip(institution, "why"), Token),
        };
    }

    // Something that the officer, or the institution, may do now in a case that is not over.
    private static async Task MakeAsync(LawWorld law, Random random, List<CaseFile> files)
    {
        var open = files.Where(file => !file.State.IsOver()).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var file = open[random.Next(open.Count)];
        var own = file.InstitutionCode == Court ? CourtAccount : SchoolAccount;
        var who = random.Next(4) == 0 ? own : Officer;
        var record = await law.Book.FindAsync(who, file.Id, Token);
        var moves = record?.Moves.Where(move => move.Missing is null).Select(move => move.Rule.Move).ToList() ?? [];
        if (moves.Count > 0)
        {
            var seldom = moves.Where(move => move is Move.DeclareMissed or Move.Circulate or Move.Refer or Move.IssueOrder).ToList();
            var onward = seldom.Count > 0 && random.Next(2) == 0 ? seldom : moves.Where(move => move is not (Move.Attach or Move.Pause or Move.Extend or Move.Withdraw)).ToList();
            var move = onward.Count > 0 && random.Next(5) > 0 ? onward[random.Next(onward.Count)] : moves[random.Next(moves.Count)];
            await law.Desk.MoveAsync(who, file.Id, WalkCommands.Fitting(move, file, random), Token);
            for (var item = 1; move == Move.AnswerItem && item <= MoveFields.Checklist(file.Kind).Count; item++)
            {
                await law.Desk.MoveAsync(who, file.Id, new MoveCommand(move, "seen") { Number = item, Result = (ItemResult)random.Next(1, 5) }, Token);
            }
        }
    }

    private static async Task<List<Verdict>> VerdictsAsync(LawWorld law)
    {
        await using var state = law.State.CreateDbContext();
        return await state.Set<Verdict>().AsNoTracking().ToListAsync(Token);
    }

    private static async Task<List<CaseFile>> FilesAsync(LawWorld law)
    {
        await using var state = law.State.CreateDbContext();
        return await state.Set<CaseFile>().AsNoTracking().AsSplitQuery()
            .Include(f => f.Acts.OrderBy(act => act.Number)).Include(f => f.Clocks.OrderBy(clock => clock.Id)).ThenInclude(clock => clock.Changes)
            .Include(f => f.Items).Include(f => f.Findings).Include(f => f.Violations).Include(f => f.Recommendations).Include(f => f.Attachments)
            .OrderBy(f => f.Id).ToListAsync(Token);
    }
}
