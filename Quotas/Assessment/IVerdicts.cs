using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Verdicts and standings as an account sees them.</summary>
public interface IVerdicts
{
    /// <summary>The current verdicts of a year, ordered by institution and indicator.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Verdict>> OfYearAsync(Scope scope, int year, CancellationToken cancellationToken);

    /// <summary>What the current verdicts of a year found, without what they rest on: for counting a whole province.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<FoundGrade>> GradesAsync(Scope scope, int year, CancellationToken cancellationToken);

    /// <summary>Every verdict of an institution, all revisions, newest year first and newest revision first.</summary>
    /// <param name="scope">Who asks; empty where the institution is outside it.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Verdict>> OfInstitutionAsync(Scope scope, string institutionCode, CancellationToken cancellationToken);

    /// <summary>The standings of a year in progress, ordered by institution and indicator.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Standing>> StandingsAsync(Scope scope, int year, CancellationToken cancellationToken);

    /// <summary>The standings of one institution in a year in progress.</summary>
    /// <param name="scope">Who asks; empty where the institution is outside it.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Standing>> StandingsOfAsync(Scope scope, string institutionCode, int year, CancellationToken cancellationToken);
}
