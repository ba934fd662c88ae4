using System.Reflection;
using EnergyQuota.Inspections;
using EnergyQuota.Metering;
using EnergyQuota.Quotas;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Tests.Registry;

/// <summary>Design law 7: every query takes a scope; an overload without one does not exist.</summary>
public sealed class ScopeLawTests
{
    // What works without a person asking, each with its reason. A name that no longer exists fails the test.
    private static readonly Dictionary<string, string> Unscoped = new()
    {
        ["IReadingStore.OpenAsync"] = "creates files, gives no data",
        ["IReadingStore.LifeAsync"] = "says whether the engine was started anew, gives no data",
        ["IReadingStore.AppendAsync"] = "ingest writes what arrived, gives counts only",
        ["IConsumptionLedger.OpenAsync"] = "creates files, gives no data",
        ["IConsumptionLedger.ReplaceAsync"] = "settlement writes, gives a count only",
        ["IClosedPeriods.ConfirmAsync"] = "writes that what was frozen counts, gives nothing",
        ["IClosedPeriods.ReleaseAsync"] = "takes back what never counted, gives nothing",
        ["IClosedPeriods.ReopenAsync"] = "takes back what an officer has reopened, gives nothing",
        ["Finalities.MarkAsync"] = "writes into verdicts that the caller has read through its scope",
        ["IClosedPeriods.ListUnconfirmedAsync"] = "names of closings that never counted, no figures",
        ["ISettlementMarks.MarkAsync"] = "ingest writes marks",
        ["ISettlementMarks.ListAsync"] = "settlement's own list of names, no figures",
        ["ISettlementMarks.ClearAsync"] = "settlement writes",
        ["ISettlementMarks.CountAsync"] = "how much waits",
        ["IMeterDirectory.RefreshAsync"] = "loads what ingest needs, gives nothing",
        ["Settler.SettleAsync"] = "a job: asks the stores as system:settle",
        ["EntityInsert.InsertAsync"] = "machinery: writes what its caller decided, inside the caller's transaction",
        ["AssessmentRun.RunAsync"] = "a job: asks the stores as system:assess",
        ["AlertJob.Execute"] = "a job",
        ["AlertRun.RunAsync"] = "a job: asks its sources, gives a count",
        ["EscalateJob.Execute"] = "a job",
        ["EscalationRun.RunAsync"] = "a job: reminds and hands up, gives counts",
        ["IAlertSource.LookAsync"] = "what a job asks: works for the system and feeds rules",
        ["AssessJob.Execute"] = "a job",
        ["RowAssigner.RunAsync"] = "a job: stores what the rules find, gives a count",
        ["ClosingFinish.FinishAsync"] = "finishes what a stop left, gives nothing",
        ["LapsedCasesJob.Execute"] = "a job: asks as system:cases",
        ["SettleJob.Execute"] = "a job",
        ["SettlementMarks.MarkAsync"] = "writes marks inside a caller's transaction",
        ["AuditLog.RehearseAsync"] = "does and takes back what its caller decided, gives nothing",
        ["AuditLog.CommitAsync"] = "writes; the change it is given has checked the scope",
        ["AuditLog.CheckAsync"] = "gives numbers of lines that are wrong, and what they are about",
        ["AuditLog.CheckSinceAsync"] = "the signing's own check of what it signs",
        ["AuditCheck.RunAsync"] = "checks what the caller gives it",
        ["AuditHeads.SignAsync"] = "a job: gives a number and a hash",
        ["KeptFiles.KeepAsync"] = "writes what the caller gives it",
        ["KeptFiles.ReadAsync"] = "gives what an index names that was asked with a scope",
        ["EvidencePackWriter.WriteAsync"] = "writes what the caller gives it",
        ["PackVerifier.CheckAsync"] = "checks what the caller gives it",
        ["RowErrorFile.WriteAsync"] = "writes what the caller gives it",
    };

    private static readonly Assembly[] Rooms =
        [typeof(RegisterAccess).Assembly, typeof(Scope).Assembly, typeof(QuotaOptions).Assembly, typeof(InspectionOptions).Assembly];

    [Fact]
    public void PublicMethods_ThatReadOrWriteData_TakeAScope()
    {
        var unscoped = Rooms.SelectMany(room => room.GetExportedTypes()).SelectMany(Methods).Where(IsAsync)
            .Where(method => !method.GetParameters().Any(p => p.ParameterType == typeof(Scope) || p.ParameterType == typeof(RegisterAccess)))
            .SelectMany(NamesOf).ToHashSet();

        Assert.Equal(Unscoped.Keys.Order(StringComparer.Ordinal), unscoped.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static bool IsAsync(MethodInfo method) =>
        typeof(Task).IsAssignableFrom(method.ReturnType)
        || method.ReturnType == typeof(ValueTask)
        || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() is var generic
            && (generic == typeof(ValueTask<>) || generic == typeof(IAsyncEnumerable<>)));

    // A method that implements an interface goes by the interface's name; disposing gives no data.
    private static IEnumerable<string> NamesOf(MethodInfo method)
    {
        if (method.Name == nameof(IAsyncDisposable.DisposeAsync))
        {
            return [];
        }

        var declaring = method.DeclaringType!;
        var contract = declaring.IsInterface ? null : declaring.GetInterfaces().Where(i => Rooms.Contains(i.Assembly))
            .FirstOrDefault(i => declaring.GetInterfaceMap(i).TargetMethods.Contains(method));
        return [$"{(contract ?? declaring).Name}.{method.Name}"];
    }
}
