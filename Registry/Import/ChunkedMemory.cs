namespace EnergyQuota.Registry.Import;

/// <summary>What a whole file's rows said first under each key. The part of the chunk under way can be forgotten again.</summary>
/// <typeparam name="T">What is remembered under a key.</typeparam>
/// <remarks>A chunk that has to be taken a second time must not meet what its own first attempt left here.</remarks>
internal sealed class ChunkedMemory<T>
{
    private readonly Dictionary<KeyHash, T> _kept = [];
    private readonly Dictionary<KeyHash, T> _chunk = [];

    /// <summary>Remembers what is said under a key, unless the file said something under it before.</summary>
    /// <param name="key">The key.</param>
    /// <param name="said">What is said now.</param>
    /// <returns>What was said first: <paramref name="said"/> itself where the key is new.</returns>
    public T FirstOf(KeyHash key, T said)
    {
        if (_kept.TryGetValue(key, out var first) || _chunk.TryGetValue(key, out first))
        {
            return first;
        }

        _chunk.Add(key, said);
        return said;
    }

    /// <summary>Begins a chunk, or begins it once more.</summary>
    public void Begin() => _chunk.Clear();

    /// <summary>Keeps the chunk's part, because its rows are committed.</summary>
    public void Keep()
    {
        foreach (var (key, said) in _chunk)
        {
            _kept.Add(key, said);
        }

        _chunk.Clear();
    }
}
