using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>The court, its officers on three rungs, and a source that finds what a test says.</summary>
internal sealed class AlertWorld : IDisposable
{
    public AlertWorld(AlertPolicy? policy = null)
    {
        Policy = policy ?? AlertFacts.Telling;
        State.Add(
            QuotaFacts.Court(),
            new Institution { Code = "22370000000000002X", NameZh = "示范学校", RegionCode = "330101", Class = "education", From = new DateOnly(2000, 1, 1) },
            Account("county", Role.Officer, "370101"),
            Account("city", Role.Officer, "3701"),
            Account("province", Role.Administrator, "37"),
            Account("stranger", Role.Officer, "33"),
            Account("watcher", Role.Leader, "37"));
        State.Time.SetUtcNow(AlertFacts.At(AlertFacts.Monday, 10));
    }

    public AlertPolicy Policy { get; }

    public QuotaState State { get; } = new();

    public DateTimeOffset Now => State.Time.GetUtcNow();

    public Alerts Alerts => new(State, State.Audit, Policy, State.Time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Scope Of(string name) => name switch
    {
        "county" => new Scope(name, Role.Officer, "370101"),
        "city" => new Scope(name, Role.Officer, "3701"),
        "province" => new Scope(name, Role.Administrator, "37"),
        "watcher" => new Scope(name, Role.Leader, "37"),
        _ => new Scope(name, Role.Officer, "33"),
    };

    public static AlertCandidate Found(AlertGrade grade = AlertGrade.Warning, bool raises = true, decimal value = 7m, string subject = "gateway:g1", string institution = QuotaFacts.Code) =>
        new(new AlertKey(institution, AlertKind.Silent, 2026, "2026-03", subject), grade) { Raises = raises, Value = value, Limit = 6m, Unit = "h" };

    /// <summary>One look that finds this and nothing else.</summary>
    public async Task<int> LookAsync(params AlertCandidate[] found)
    {
        using var run = new AlertRun(State, State.Audit, Policy, [new FixedSource(found)]);
        return await run.RunAsync(Now, Token);
    }

    public Task<EscalationOutcome> TickAsync() => new EscalationRun(State, State.Audit, Policy).RunAsync(Now, Token);

    /// <summary>Lets working hours pass, from one to the next.</summary>
    public void Wait(int workingHours) => State.Time.SetUtcNow(WorkingTime.After(Now, workingHours, Policy));

    public async Task<Alert> OnlyAsync() => Assert.Single(await AllAsync<Alert>());

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var state = State.CreateDbContext();
        return await state.Set<T>().AsNoTracking().ToListAsync(Token);
    }

    public void Dispose() => State.Dispose();

    private static Account Account(string name, Role role, string region) => new() { Name = name, PasswordHash = "", Role = role, RegionPrefix = region };
}
