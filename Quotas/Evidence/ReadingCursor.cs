using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Reads a stream of many registers' readings, ordered by register, register after register.</summary>
internal sealed class ReadingCursor(IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<Reading> _stream = readings.GetAsyncEnumerator(cancellationToken);
    private Reading? _next;
    private bool _ended;

    /// <summary>The next reading of a register; <see langword="null"/>: it has no more.</summary>
    /// <param name="register">The register; later in the order than the one before it.</param>
    public async ValueTask<Reading?> NextOfAsync(RegisterId register)
    {
        while (!_ended)
        {
            if (_next is null)
            {
                if (!await _stream.MoveNextAsync())
                {
                    _ended = true;
                    break;
                }

                _next = _stream.Current;
            }

            if (_next.Value.Register.CompareTo(register) > 0)
            {
                break;
            }

            var reading = _next.Value;
            _next = null;
            if (reading.Register == register)
            {
                return reading;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
