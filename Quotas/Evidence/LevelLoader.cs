using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Finds what the registers that a verdict cites showed at the ends of the months of its period.</summary>
/// <param name="readings">The readings.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="facts">The facts of registers.</param>
internal sealed class LevelLoader(IReadingStore readings, IConsumptionLedger ledger, IRegisterFactsSource facts)
{
    private readonly BoundaryLevels _levels = new(readings, ledger);

    /// <summary>The levels, by register and month; those of a closed month as they were closed. A register that is registered no more is missing.</summary>
    public async Task<IReadOnlyList<RegisterLevels>> OfAsync(Scope scope, VerdictInputs inputs, CancellationToken cancellationToken)
    {
        var cited = EvidenceLoader.Cited(inputs);
        if (cited.Count == 0)
        {
            return [];
        }

        var access = EvidenceLoader.Access(scope, cited);
        var known = await facts.GetAsync(access, cited, cancellationToken);
        List<RegisterFacts> registers = [.. cited.Where(known.ContainsKey).Select(id => known[id])];
        var (from, to) = (inputs.Period.From, inputs.Period.To);
        var closed = (await ledger.ReadClosedAsync(access, cited, Month.Of(from), Month.Of(to.AddDays(-1)), cancellationToken))
            .GroupBy(c => (c.Register, c.Month)).ToDictionary(same => same.Key, same => same.First());
        List<DateOnly> ends = [from, .. Enumerable.Range(1, 24).Select(Month.Of(from).FirstDay.AddMonths).TakeWhile(day => day < to), to];
        var at = new List<IReadOnlyDictionary<RegisterId, BoundaryLevel>>();
        foreach (var day in ends)
        {
            at.Add(await _levels.AtStartOfAsync(access, registers, day, cancellationToken));
        }

        return [.. registers.SelectMany(f => ends.Zip(ends.Skip(1)).Select((span, index) =>
            Between(f, span.First, span.Second, at[index][f.Register], at[index + 1][f.Register], closed.GetValueOrDefault((f.Register, Month.Of(span.First))))))];
    }

    private static RegisterLevels Between(RegisterFacts facts, DateOnly from, DateOnly to, BoundaryLevel start, BoundaryLevel end, ClosedRegister? closed)
    {
        var frozen = closed is { Month: var month } && month.FirstDay == from && month.FirstDay.AddMonths(1) == to ? closed : null;
        var (first, past) = (CalendarDays.StartOf(from, facts.Zone), CalendarDays.StartOf(to, facts.Zone));
        return new RegisterLevels(facts.Register, facts.Unit, from, to)
        {
            Start = frozen?.Start ?? start,
            End = frozen?.End ?? end,
            AsClosed = frozen is not null,
            Modulus = facts.Modulus,
            Factor = facts.FactorBetween(first, past),
            Replacements = [.. facts.Events.OfType<Replacement>().Where(r => r.At > first && r.At < past).OrderBy(r => r.At)],
        };
    }
}
