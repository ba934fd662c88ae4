using System.Security.Cryptography;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Explains stored verdicts and makes evidence packs (证据包) of them.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="readings">The reading store.</param>
/// <param name="facts">The facts of registers.</param>
/// <param name="audit">The audit log: who had a pack made of what.</param>
/// <param name="heads">Signs.</param>
/// <param name="site">The site's settings.</param>
/// <param name="time">The clock.</param>
public sealed class EvidencePacks(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IReadingStore readings, IRegisterFactsSource facts, AuditLog audit, AuditHeads heads,
    IOptions<SiteOptions> site, TimeProvider time) : IDisposable
{
    private readonly EvidenceLoader _loader = new(states, ledger, facts);
    private readonly LevelLoader _levels = new(readings, ledger, facts);

    // A large institution's year keeps a processor busy for minutes: one after the other.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// The fingerprint of the key that signs packs: what the agency publishes, and whoever checks a pack compares. Empty where the key
    /// cannot be used.
    /// </summary>
    public string KeyFingerprint
    {
        get
        {
            try
            {
                return heads.Key.Fingerprint;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                return "";
            }
        }
    }

    /// <summary>Explains a verdict from its stored inputs, with the months of its registers from the ledger.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The number of the verdict.</param>
    /// <param name="fromReadings">Begins at what the registers showed at the ends of the months, found from the readings; else at the months.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The explanation, or <see langword="null"/> where the scope does not see such a verdict.</returns>
    /// <exception cref="StoreUnavailableException">The ledger cannot be reached.</exception>
    public async Task<ExplainedVerdict?> ExplainAsync(Scope scope, long id, bool fromReadings, CancellationToken cancellationToken)
    {
        if (await _loader.FindAsync(scope, id, cancellationToken) is not var (verdict, institution))
        {
            return null;
        }

        var replayed = VerdictReplay.Replay(verdict);
        if (replayed.Inputs is not { } inputs)
        {
            return new ExplainedVerdict(verdict, institution, [], replayed.Differences);
        }

        // A store that is away takes its step with it; the rest is told from what the verdict stored.
        IReadOnlyList<RegisterLevels> levels = [];
        string? away = null;
        try
        {
            levels = fromReadings ? await _levels.OfAsync(scope, inputs, cancellationToken) : [];
        }
        catch (StoreUnavailableException e)
        {
            away = e.Message;
        }

        var steps = VerdictExplainer.Explain(verdict, inputs, await _loader.MonthsAsync(scope, inputs, cancellationToken), levels);
        return new ExplainedVerdict(verdict, institution, steps, replayed.Differences) { ReadingsUnavailable = away };
    }

    /// <summary>Makes a pack, checks it as a stranger would, and writes down that it was made. A pack that does not hold is not kept.</summary>
    /// <param name="scope">Who asks; it needs <see cref="Permission.MakeEvidence"/>.</param>
    /// <param name="id">The number of the verdict.</param>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="cancellationToken">Stops it; there is no file then.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="StoreUnavailableException">A store cannot be reached.</exception>
    public async Task<EvidenceOutcome> MakeAsync(Scope scope, long id, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.MakeEvidence))
        {
            return EvidenceOutcome.Refused(EvidenceFault.NotAllowed);
        }

        if (await _loader.FindAsync(scope, id, cancellationToken) is not var (verdict, institution))
        {
            return EvidenceOutcome.Refused(EvidenceFault.NotFound);
        }

        var (read, unreadable) = VerdictInputsReader.Read(verdict);
        if (read is not { } inputs)
        {
            return EvidenceOutcome.Refused(EvidenceFault.NotProvable, unreadable);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await MakeAsync(scope, verdict, institution, inputs, path, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<EvidenceOutcome> MakeAsync(
        Scope scope, Verdict verdict, Institution institution, VerdictInputs inputs, string path, CancellationToken cancellationToken)
    {
        var made = false;
        try
        {
            var @case = await CaseAsync(scope, verdict, institution, inputs, cancellationToken);
            PackManifest manifest;
            await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite))
            {
                manifest = await EvidencePackWriter.WriteAsync(
                    file, @case, (registers, from, to) => readings.ReadAsync(EvidenceLoader.Access(scope, EvidenceLoader.Cited(inputs)), registers, from, to, cancellationToken), heads.Key, cancellationToken);
                using var key = AuditKey.ReadPublic(heads.Key.PublicPem);
                var report = await PackVerifier.CheckAsync(file, key, null, cancellationToken);
                if (!report.IsWhole)
                {
                    return EvidenceOutcome.Refused(EvidenceFault.NotProvable, [.. report.Faults.Select(fault => fault.ToString())]);
                }
            }

            await audit.CommitAsync(
                scope.Who,
                (_, _) => Task.FromResult<IReadOnlyList<AuditLine>>([new AuditLine("evidence.made", $"institution:{verdict.InstitutionCode}:{verdict.Year}", new
                {
                    Verdict = verdict.Id, verdict.Revision, manifest.ContainerSha256, manifest.ContainerBytes, manifest.Key,
                })]),
                cancellationToken);
            made = true;
            return new EvidenceOutcome(manifest, null, []);
        }
        finally
        {
            if (!made)
            {
                File.Delete(path);
            }
        }
    }

    private async Task<EvidenceCase> CaseAsync(Scope scope, Verdict verdict, Institution institution, VerdictInputs inputs, CancellationToken cancellationToken)
    {
        var (head, _) = await heads.SignAsync(cancellationToken);
        return new EvidenceCase
        {
            Verdict = verdict,
            Inputs = inputs,
            NameZh = institution.NameZh,
            NameEn = institution.NameEn,
            Zone = site.Value.Zone,
            Registers = await _loader.RegistersAsync(scope, inputs, cancellationToken),
            Audit = await _loader.AuditAsync(inputs, cancellationToken),
            Head = head,
            MadeBy = scope.Who,
            MadeAt = UtcMicroseconds.To(UtcMicroseconds.From(time.GetUtcNow())),
        };
    }
}

/// <summary>A verdict explained.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Institution">The institution.</param>
/// <param name="Steps">The way from the readings to the grade; empty where its inputs cannot be read.</param>
/// <param name="Differences">What differs when it is computed again from its inputs; empty: nothing does.</param>
public sealed record ExplainedVerdict(Verdict Verdict, Institution Institution, IReadOnlyList<ExplainedStep> Steps, IReadOnlyList<string> Differences)
{
    /// <summary>Why the step from the readings is missing although it was asked for; <see langword="null"/> where it is not.</summary>
    public string? ReadingsUnavailable { get; init; }
}

/// <summary>Why no pack was made.</summary>
public enum EvidenceFault
{
    /// <summary>The scope sees no such verdict.</summary>
    NotFound,

    /// <summary>The account may not have packs made.</summary>
    NotAllowed,

    /// <summary>Readings and ledger do not give what the verdict cites: they have moved since, wait to be settled, or are gone from the store.</summary>
    NotProvable,
}

/// <summary>What became of a pack.</summary>
/// <param name="Manifest">What was written; <see langword="null"/> where none was made.</param>
/// <param name="Fault">Why none was made.</param>
/// <param name="Details">What exactly does not fit, for a person.</param>
public sealed record EvidenceOutcome(PackManifest? Manifest, EvidenceFault? Fault, IReadOnlyList<string> Details)
{
    /// <summary>None was made.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="details">What exactly.</param>
    internal static EvidenceOutcome Refused(EvidenceFault fault, params IReadOnlyList<string> details) => new(null, fault, details);
}
