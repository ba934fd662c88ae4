using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;

namespace EnergyQuota.Server.Areas;

/// <summary>How institutions stand, counted. Adds up: an area's figures are the sum of those of its parts.</summary>
/// <param name="Institutions">How many there are.</param>
/// <param name="Meters">How many meters they have.</param>
/// <param name="OpenAlerts">How many alerts about them wait for somebody.</param>
/// <param name="Final">How many have only final verdicts of last year.</param>
/// <param name="Grades">How many by their gravest verdict of last year; those without any are missing.</param>
/// <param name="Levels">How many by their worst standing in this year; those without any are missing.</param>
public sealed record AreaFigures(
    int Institutions, long Meters, int OpenAlerts, int Final, IReadOnlyDictionary<Grade, int> Grades, IReadOnlyDictionary<StandingLevel, int> Levels)
{
    /// <summary>How many have a verdict of last year.</summary>
    public int Judged => Grades.Values.Sum();

    /// <summary>How many are over their quota.</summary>
    public int Over => Grades.GetValueOrDefault(Grade.Over) + Grades.GetValueOrDefault(Grade.OverLowerBound);

    /// <summary>How many have used up this year's constraint value, or are ahead of its split.</summary>
    public int Ahead => Levels.GetValueOrDefault(StandingLevel.ConstraintUsedUp) + Levels.GetValueOrDefault(StandingLevel.AheadOfSplit);

    /// <summary>Counts institutions.</summary>
    /// <param name="institutions">The institutions.</param>
    public static AreaFigures Of(IReadOnlyCollection<AreaInstitution> institutions) => new(
        institutions.Count,
        institutions.Sum(static of => (long)of.Meters),
        institutions.Sum(static of => of.OpenAlerts),
        institutions.Count(static of => of is { Grade: not null, IsFinal: true }),
        Count(institutions.Select(static of => of.Grade)),
        Count(institutions.Select(static of => of.Level)));

    /// <summary>Adds figures up.</summary>
    /// <param name="parts">The parts; none gives noughts.</param>
    public static AreaFigures Sum(IEnumerable<AreaFigures> parts)
    {
        var (institutions, meters, alerts, final) = (0, 0L, 0, 0);
        var (grades, levels) = (new Dictionary<Grade, int>(), new Dictionary<StandingLevel, int>());
        foreach (var part in parts)
        {
            (institutions, meters, alerts, final) = (institutions + part.Institutions, meters + part.Meters, alerts + part.OpenAlerts, final + part.Final);
            Add(grades, part.Grades);
            Add(levels, part.Levels);
        }

        return new AreaFigures(institutions, meters, alerts, final, grades, levels);
    }

    private static Dictionary<TKey, int> Count<TKey>(IEnumerable<TKey?> values)
        where TKey : struct => values.OfType<TKey>().CountBy(static value => value).ToDictionary();

    private static void Add<TKey>(Dictionary<TKey, int> sums, IReadOnlyDictionary<TKey, int> part)
        where TKey : struct
    {
        foreach (var (key, count) in part)
        {
            sums[key] = sums.GetValueOrDefault(key) + count;
        }
    }
}
