namespace EnergyQuota.Metering.Stores;

/// <summary>Where readings are kept. Engines differ; this contract and its conformance tests do not.</summary>
public interface IReadingStore : IAsyncDisposable
{
    /// <summary>The engine and where it keeps its data, for a person: <c>DuckDB /var/lib/energyquota/readings.duckdb</c>.</summary>
    string Description { get; }

    /// <summary>How long after its confirmation a batch may still be lost when the engine breaks down.</summary>
    /// <value>Zero, the default: what is confirmed is on disk. More: the caller keeps the batch for that long and watches <see cref="LifeAsync"/>.</value>
    TimeSpan DurableAfter => TimeSpan.Zero;

    /// <summary>Tells the engine's present life from earlier ones: another answer means that it broke down or was restarted meanwhile.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A text that stays the same as long as the engine runs; always the same where <see cref="DurableAfter"/> is zero.</returns>
    /// <exception cref="StoreUnavailableException">The engine cannot be reached or does not say.</exception>
    Task<string> LifeAsync(CancellationToken cancellationToken) => Task.FromResult("");

    /// <summary>Prepares the engine: creates what is missing and checks version and retention. Called once before use.</summary>
    /// <exception cref="StoreUnavailableException">The engine cannot be reached or used; the message says what to do.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Appends a batch. Doing it again changes nothing.</summary>
    /// <remarks>
    /// When this returns, the engine has confirmed every reading of the batch; see <see cref="DurableAfter"/>. The same
    /// register, time and value is stored once; another value at the same register and time is kept beside the first.
    /// </remarks>
    /// <param name="batch">Readings in any order, repeats included.</param>
    /// <param name="cancellationToken">Cancelled: the batch may or may not be stored; append it again.</param>
    /// <returns>How many rows were new, repeated and conflicting.</returns>
    /// <exception cref="StoreUnavailableException">Nothing is promised about the batch; append it again later.</exception>
    /// <exception cref="ArgumentException">
    /// A reading breaks a bound of <see cref="Reading"/> or <see cref="RegisterId"/>, or a name contains NUL or half a
    /// surrogate pair; nothing is stored.
    /// </exception>
    Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken);

    /// <summary>Streams readings ordered by register (ordinal), time, then value; conflicting values all appear.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted; an empty set gives nothing.</param>
    /// <param name="from">First instant, inclusive.</param>
    /// <param name="to">Last instant, exclusive.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="UnauthorizedAccessException">A register is outside <paramref name="access"/>.</exception>
    /// <exception cref="StoreUnavailableException">The engine cannot be reached.</exception>
    IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access,
        IReadOnlyCollection<RegisterId> registers,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken);

    /// <summary>Counts stored rows in an interval without any cleaning: what is in the store, repeats of a row not possible.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First instant, inclusive.</param>
    /// <param name="to">Last instant, exclusive.</param>
    /// <param name="cancellationToken">Stops the count.</param>
    Task<long> CountAsync(
        RegisterAccess access,
        IReadOnlyCollection<RegisterId> registers,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken);
}
