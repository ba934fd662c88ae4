using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Registry.Institutions;

/// <summary>Proves that boundary formulas count nothing twice (see "The metering tree" in the design). Pure.</summary>
/// <remarks>
/// Give all terms of the meters concerned, of every institution, and the meters with all that lie upstream and downstream of
/// them: a share that another institution holds is seen only if its term is given. What holds is proved day by day: terms and
/// the tree change only on days that are known, and between two of them nothing can.
/// </remarks>
public static class BoundaryProof
{
    /// <summary>Checks terms against each other and against the metering tree.</summary>
    /// <param name="terms">The terms, all dates, in any order.</param>
    /// <param name="tree">The metering tree; its meters with their registers.</param>
    /// <returns>The findings, by kind; empty where nothing is counted twice.</returns>
    public static IReadOnlyList<BoundaryFinding> Check(IReadOnlyCollection<BoundaryTerm> terms, MeteringTree tree)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(tree);
        return
        [
            .. terms.SelectMany(term => CheckTerm(term, tree)),
            .. terms.GroupBy(term => (term.InstitutionCode, term.EnergyType)).SelectMany(total => CheckTotal([.. total], tree)),
            .. terms.GroupBy(term => new RegisterId(term.MeterCode, term.RegisterName)).SelectMany(CheckShares),
            .. tree.Circles().Select(circle => new BoundaryFinding(BoundaryFindingKind.ParentCircle, [], [circle.Code], circle.From)),
            .. HeldShares.Check(terms, tree),
        ];
    }

    /// <summary>What a term counts twice together with others of the same institution and energy type.</summary>
    /// <param name="given">The term.</param>
    /// <param name="others">The other terms of the same total.</param>
    /// <param name="tree">The metering tree.</param>
    /// <returns>The first finding, or <see langword="null"/> where nothing is counted twice.</returns>
    public static BoundaryFinding? CountedTwice(BoundaryTerm given, IEnumerable<BoundaryTerm> others, MeteringTree tree)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(tree);
        return others.Select(other => Clash(other, given, tree)).FirstOrDefault(finding => finding is not null);
    }

    /// <summary>The first day on which the positive shares of one register exceed 1, over all institutions.</summary>
    /// <param name="terms">The terms of one register.</param>
    /// <returns>The day, or <see langword="null"/> where there is none.</returns>
    public static DateOnly? FirstDayAboveOne(IReadOnlyCollection<BoundaryTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var counted = terms.Where(term => term.Sign > 0).ToList();

        // The sum rises only on days on which a term begins.
        return counted.Select(term => term.From).Distinct().Order()
            .Where(day => counted.Where(term => term.HoldsOn(day)).Sum(term => term.Share) > 1m)
            .Select(day => (DateOnly?)day)
            .FirstOrDefault();
    }

    private static IEnumerable<BoundaryFinding> CheckTerm(BoundaryTerm term, MeteringTree tree)
    {
        if (term.Sign is not (1 or -1) || term.Share is <= 0m or > 1m || term.To <= term.From)
        {
            yield return Finding(BoundaryFindingKind.TermInvalid, term);
        }

        if (tree.Find(term.MeterCode) is not { } meter || meter.Registers.All(register => register.Name != term.RegisterName))
        {
            yield return Finding(BoundaryFindingKind.UnknownRegister, term);
            yield break;
        }

        if (meter.EnergyType != term.EnergyType)
        {
            yield return Finding(BoundaryFindingKind.OtherEnergyType, term);
        }

        if (meter.Role == MeterRole.Check)
        {
            yield return Finding(BoundaryFindingKind.CheckMeterSummed, term);
        }
    }

    private static IEnumerable<BoundaryFinding> CheckTotal(BoundaryTerm[] terms, MeteringTree tree) =>
        terms.SelectMany((one, i) => terms.Skip(i + 1).Select(other => Clash(one, other, tree))).OfType<BoundaryFinding>().OrderBy(f => f.Kind);

    private static BoundaryFinding? Clash(BoundaryTerm one, BoundaryTerm other, MeteringTree tree)
    {
        if (CommonDays(one, other) is not { From: var day, To: var until })
        {
            return null;
        }

        if (one.MeterCode == other.MeterCode)
        {
            return SameCounter(one, other)
                ? new BoundaryFinding(BoundaryFindingKind.MeterCountedTwice, [one, other], [one.MeterCode], day)
                : null;
        }

        if (one.Sign < 0 || other.Sign < 0)
        {
            return null;
        }

        // The tree may turn round within the days: then the earlier of the two counts.
        return new[] { Above(one, other, tree, day, until), Above(other, one, tree, day, until) }.OfType<BoundaryFinding>().MinBy(finding => finding.From);
    }

    private static BoundaryFinding? Above(BoundaryTerm above, BoundaryTerm term, MeteringTree tree, DateOnly from, DateOnly? until) =>
        tree.ChangesUpstream(term.MeterCode).Where(day => day > from && (until is null || day < until)).Prepend(from)
            .Where(day => tree.Upstream(term.MeterCode, day).Contains(above.MeterCode))
            .Select(day => new BoundaryFinding(BoundaryFindingKind.AncestorCounted, [above, term], [above.MeterCode, term.MeterCode], day))
            .FirstOrDefault();

    private static IEnumerable<BoundaryFinding> CheckShares(IGrouping<RegisterId, BoundaryTerm> terms)
    {
        if (FirstDayAboveOne([.. terms]) is { } day)
        {
            var holding = terms.Where(term => term.Sign > 0 && term.HoldsOn(day)).ToList();
            yield return new BoundaryFinding(BoundaryFindingKind.SharesExceedOne, holding, [terms.Key.Meter], day);
        }
    }

    // Tariff registers of one meter add up to its total; two of them beside each other count nothing twice.
    private static bool SameCounter(BoundaryTerm one, BoundaryTerm other) =>
        one.RegisterName == other.RegisterName
        || one.RegisterName == RegisterId.DefaultName
        || other.RegisterName == RegisterId.DefaultName;

    private static (DateOnly From, DateOnly? To)? CommonDays(BoundaryTerm one, BoundaryTerm other)
    {
        var from = one.From > other.From ? one.From : other.From;
        var to = other.To is null || one.To < other.To ? one.To : other.To;
        return one.HoldsOn(from) && other.HoldsOn(from) ? (from, to) : null;
    }

    private static BoundaryFinding Finding(BoundaryFindingKind kind, BoundaryTerm term) => new(kind, [term], [term.MeterCode], term.From);
}
