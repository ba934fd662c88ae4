namespace EnergyQuota.Metering.Settlement;

/// <summary>Which ranges of which registers have changed and are still to be settled.</summary>
/// <remarks>
/// A mark is set after the readings are appended and before the journal lets go of them, for repeats too: a stop in
/// between repeats the batch and with it the mark. It carries a generation that rises with every mark, so that one set
/// while its range is being settled is not cleared by that settlement.
/// </remarks>
public interface ISettlementMarks
{
    /// <summary>Marks ranges durably. A range of a register already marked is widened, and its generation rises.</summary>
    /// <param name="ranges">The ranges; several of one register are merged.</param>
    /// <param name="cancellationToken">Stops the marking; none or all of it has happened.</param>
    Task MarkAsync(IReadOnlyCollection<SettlementRange> ranges, CancellationToken cancellationToken);

    /// <summary>Lists marks, longest waiting first, without removing them.</summary>
    /// <param name="limit">At most so many; more than zero.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    Task<IReadOnlyList<SettlementMark>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Removes marks that have been settled, each only if its generation is still the one given.</summary>
    /// <param name="settled">Marks as they were listed.</param>
    /// <param name="cancellationToken">Stops the clearing; none or all of it has happened.</param>
    Task ClearAsync(IReadOnlyCollection<SettlementMark> settled, CancellationToken cancellationToken);

    /// <summary>How many registers wait.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);
}

/// <summary>A range of a register in which readings or facts have changed.</summary>
/// <param name="Register">The register.</param>
/// <param name="From">First changed instant, inclusive, UTC.</param>
/// <param name="To">Last changed instant, inclusive, UTC.</param>
public readonly record struct SettlementRange(RegisterId Register, DateTimeOffset From, DateTimeOffset To);

/// <summary>A range waiting to be settled, with the generation it had when it was listed.</summary>
/// <param name="Range">The range.</param>
/// <param name="Generation">Rises with every mark of the register.</param>
public readonly record struct SettlementMark(SettlementRange Range, long Generation);
