using EnergyQuota.Inspections;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Sampling;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Inspections;

/// <summary>A court over its quota and a school within it, with everyone who may or may not do something about it.</summary>
internal sealed class LawWorld : IDisposable
{
    public const string Court = QuotaFacts.Code;
    public const string School = "12370000000000002X";
    public const string Photograph = "0000000000000000000000000000000000000000000000000000000000000001.jpg";
    public const string Report = "0000000000000000000000000000000000000000000000000000000000000002.pdf";

    public static readonly Scope Officer = new("officer", Role.Officer, "37");
    public static readonly Scope Administrator = new("admin", Role.Administrator, "");
    public static readonly Scope Reader = new("reader", Role.Leader, "37");
    public static readonly Scope CourtAccount = new("court", Role.Institution, null, Court);
    public static readonly Scope SchoolAccount = new("school", Role.Institution, null, School);
    public static readonly Scope Stranger = new("stranger", Role.Officer, "11");

    private readonly IOptions<SiteOptions> _site = Microsoft.Extensions.Options.Options.Create(new SiteOptions());

    public LawWorld()
    {
        State.Add(
            QuotaFacts.Court(),
            new Institution { Code = School, NameZh = "学校", RegionCode = "370102", Class = "education", From = new DateOnly(2000, 1, 1) },
            new Meter
            {
                Code = "E1",
                InstitutionCode = Court,
                EnergyType = EnergyType.Electricity,
                Role = MeterRole.Main,
                Registers = [new MeterRegister { MeterCode = "E1", Unit = MeasureUnit.KilowattHour }],
            });
    }

    public QuotaState State { get; } = new();

    public InspectionOptions Options { get; } = new();

    public FakeReadingStore Readings { get; } = new();

    public CaseBook Book => new(State, State.Time, _site);

    public CaseDesk Desk => new(State.Audit, State.Time, Microsoft.Extensions.Options.Options.Create(Options), _site, new Kept(), new OurReadings(State, Readings, State.Time));

    public CaseOpener Opener => new(State.Audit, State.Time, Microsoft.Extensions.Options.Options.Create(Options), _site, new Kept(), Microsoft.Extensions.Options.Options.Create(new ClosingOptions { ExplainProvisional = true }));

    public Deadlines Deadlines => new(State, State.Time, Microsoft.Extensions.Options.Options.Create(Options), _site);

    public LapsedCases Lapsed => new(State, Desk);

    public InspectionPlans Plans => new(State, State.Audit, State.Time, Microsoft.Extensions.Options.Options.Create(Options), _site);

    public LawImport Import => new(State.Audit, State.Time);

    public DateOnly Today => Desk.Today;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => State.Dispose();

    public void Pass(int days) => State.Time.Advance(TimeSpan.FromDays(days));

    /// <summary>Finds something about an institution; an earlier finding of the same year is no longer the newest.</summary>
    public long Judge(Grade grade, string institution = Court, int year = 2025, decimal value = 26m)
    {
        using var state = State.CreateDbContext();
        var earlier = state.Set<Verdict>().Where(v => v.InstitutionCode == institution && v.Year == year).ToList();
        earlier.ForEach(v => v.Current = false);
        var verdict = new Verdict
        {
            InstitutionCode = institution,
            Year = year,
            Indicator = QuotaIndicator.NonHeatingEnergyPerArea,
            StandardCode = "S",
            RowKey = "R",
            Grade = grade,
            Value = value,
            Constraint = 20m,
            Unit = "kgce/(m2·a)",
            InputsJson = "{}",
            AsOf = QuotaFacts.AsOf,
            Revision = earlier.Count + 1,
            Current = true,
        };
        state.Add(verdict);
        state.SaveChanges();
        return verdict.Id;
    }

    /// <summary>A meter's register as it came in a day ago.</summary>
    public Task ReadAsync(decimal value) => Readings.AppendAsync(
        [new Reading(new RegisterId("E1"), State.Time.GetUtcNow().AddDays(-1), value, State.Time.GetUtcNow(), TimeBasis.Device)], Token);

    public Task<CaseResult> MoveAsync(Scope who, long id, Move move, string text = "text") => Desk.MoveAsync(who, id, new MoveCommand(move, text), Token);

    /// <summary>Makes moves that must succeed.</summary>
    public async Task<long> DoAsync(Scope who, long id, params MoveCommand[] commands)
    {
        foreach (var command in commands)
        {
            var result = await Desk.MoveAsync(who, id, command, Token);
            Assert.True(result.Outcome == CaseOutcome.Done, $"{command.Move}: {result}");
            id = result.CaseId!.Value;
        }

        return id;
    }

    public Task<long> DoAsync(Scope who, long id, params Move[] moves) => DoAsync(who, id, [.. moves.Select(static move => new MoveCommand(move, "text"))]);

    public async Task<CaseRecord> FindAsync(long id) => (await Book.FindAsync(Administrator, id, Token))!;

    public async Task AssertAsync(long id, CaseState state) => Assert.Equal(state, (await FindAsync(id)).File.State);

    public static long Opened(CaseResult result)
    {
        Assert.Equal(CaseOutcome.Done, result.Outcome);
        return result.CaseId!.Value;
    }

    /// <summary>An explanation that was asked for and served today.</summary>
    public async Task<long> ServedAsync()
    {
        var id = Opened(await Opener.ExplainAsync(Officer, Judge(Grade.Over), "", Token));
        return await DoAsync(Officer, id, Move.Serve);
    }

    /// <summary>An explanation that was not given in time.</summary>
    public async Task<long> UnexplainedAsync()
    {
        var id = await ServedAsync();
        Pass(16);
        return await DoAsync(Officer, id, Move.DeclareMissed);
    }

    /// <summary>An inspection under way.</summary>
    public async Task<long> OnSiteAsync(long? parent = null)
    {
        var id = Opened(await Opener.InspectAsync(Officer, new OpenInspection(Court, "why", parent), Token));
        return await DoAsync(Officer, id, new MoveCommand(Move.Announce, "on Monday"), new MoveCommand(Move.Begin, "begun") { People = ["0918", "0921"] });
    }

    /// <summary>The whole checklist of an inspection or audit filled in.</summary>
    public Task<long> FillAsync(long id, int items, int wrong = 0) => DoAsync(
        Officer, id, [.. Enumerable.Range(1, items).Select(item => new MoveCommand(Move.AnswerItem, "seen") { Number = item, Result = item == wrong ? ItemResult.NotInOrder : ItemResult.InOrder })]);

    /// <summary>An order made after an inspection with one violation and a hearing.</summary>
    public async Task<long> OrderAsync()
    {
        var id = await FillAsync(await OnSiteAsync(), 8, wrong: 2);
        return await DoAsync(
            Officer, id,
            new MoveCommand(Move.RecordViolation, "no sub-meters") { Number = 2, Ground = new ViolationGround(CheckedItem: 2) },
            new MoveCommand(Move.Conclude, "one violation"),
            new MoveCommand(Move.Hear, "it says the meters are ordered") { People = ["head of the court"] },
            new MoveCommand(Move.IssueOrder, "install sub-meters"));
    }

    private sealed class Kept : IKeptFiles
    {
        public bool Holds(string name) => name is Photograph or Report;
    }
}
