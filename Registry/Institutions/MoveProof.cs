using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Institutions;

/// <summary>Proves, before a meter is put below another one, that no circle arises and no total counts anything twice by it.</summary>
internal sealed class MoveProof
{
    private readonly ILookup<(string, Metering.EnergyType), BoundaryTerm> _totals;
    private readonly ILookup<string, BoundaryTerm> _terms;

    private MoveProof(MeteringTree tree, IReadOnlyCollection<BoundaryTerm> terms)
    {
        Tree = tree;
        _totals = terms.ToLookup(term => (term.InstitutionCode, term.EnergyType));
        _terms = terms.ToLookup(term => term.MeterCode, StringComparer.Ordinal);
    }

    /// <summary>The tree as far as it bears on the moves; it takes each move that is made.</summary>
    public MeteringTree Tree { get; }

    /// <summary>Reads what bears on some moves.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="moved">The codes of meters that may be moved.</param>
    /// <param name="parents">The codes of meters they, or new meters, may be put below.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<MoveProof> LoadAsync(
        StateContext state, IReadOnlyCollection<string> moved, IReadOnlyCollection<string> parents, CancellationToken cancellationToken)
    {
        var below = new TreeStoreys(state);
        await below.AddAsync(moved, cancellationToken);
        await below.AddDownstreamAsync(cancellationToken);
        List<string> carried = [.. below.Tree().Meters.Select(meter => meter.Code)];
        var all = state.Set<BoundaryTerm>().AsNoTracking();
        var institutions = all.Where(term => EF.Parameter(carried).Contains(term.MeterCode)).Select(term => term.InstitutionCode);
        var terms = await all.Where(term => institutions.Contains(term.InstitutionCode)).OrderBy(term => term.Id).ToListAsync(cancellationToken);
        await below.AddAsync(parents.Concat(terms.Select(term => term.MeterCode)), cancellationToken);
        await below.AddUpstreamAsync(cancellationToken);
        return new MoveProof(below.Tree(), terms);
    }

    /// <summary>Moves a meter, unless that is at fault; a fault that was there before is not the move's.</summary>
    /// <param name="code">The meter's code.</param>
    /// <param name="from">First day; <see langword="null"/>: before all dated changes.</param>
    /// <param name="parent">The meter upstream from then on, or <see langword="null"/>.</param>
    /// <returns>What is at fault, and then the tree is as before; <see langword="null"/> where it was moved.</returns>
    public BoundaryFinding? Move(string code, DateOnly? from, string? parent)
    {
        if (Tree.Find(code) is not { } meter)
        {
            return null;
        }

        var before = Faults(code);
        var (had, first) = (false, meter.ParentCode);
        string? known = null;
        if (from is { } day)
        {
            had = Tree.TryGetChange(code, day, out known);
            Tree.Put(code, day, parent);
        }
        else
        {
            meter.ParentCode = parent;
        }

        if (Faults(code).FirstOrDefault(fault => !before.Exists(old => IsSame(old, fault))) is not { } found)
        {
            return null;
        }

        if (from is not { } taken)
        {
            meter.ParentCode = first;
        }
        else if (had)
        {
            Tree.Put(code, taken, known);
        }
        else
        {
            Tree.Remove(code, taken);
        }

        return found;
    }

    private List<BoundaryFinding> Faults(string code)
    {
        var faults = new List<BoundaryFinding>();
        if (Tree.CircleFrom(code) is { } from)
        {
            faults.Add(new BoundaryFinding(BoundaryFindingKind.ParentCircle, [], [code], from == DateOnly.MinValue ? null : from));
        }

        foreach (var term in _terms.Where(counted => counted.Key == code || Tree.UpstreamEver(counted.Key).Contains(code)).SelectMany(counted => counted))
        {
            faults.AddRange(_totals[(term.InstitutionCode, term.EnergyType)].Where(other => !ReferenceEquals(other, term))
                .Select(other => BoundaryProof.CountedTwice(term, [other], Tree)).OfType<BoundaryFinding>());
        }

        return faults;
    }

    private static bool IsSame(BoundaryFinding one, BoundaryFinding other) =>
        one.Kind == other.Kind && one.From == other.From && one.Meters.Order().SequenceEqual(other.Meters.Order());
}
