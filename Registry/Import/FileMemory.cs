namespace EnergyQuota.Registry.Import;

/// <summary>What must be known of all rows of a file while they are taken in chunks: some 200 bytes for each.</summary>
internal sealed class FileMemory
{
    private readonly ChunkedMemory<int> _lines = new();
    private readonly ChunkedMemory<(int Line, KeyHash Content)> _contents = new();

    /// <summary>Begins a chunk, or begins it once more.</summary>
    public void Begin()
    {
        _lines.Begin();
        _contents.Begin();
    }

    /// <summary>Keeps what the chunk's rows said, because they are committed.</summary>
    public void Keep()
    {
        _lines.Keep();
        _contents.Keep();
    }

    /// <summary>The line that had a key first; the given one where none had.</summary>
    /// <param name="key">The key.</param>
    /// <param name="line">The line that has it now.</param>
    public int FirstLine(KeyHash key, int line) => _lines.FirstOf(key, line);

    /// <summary>The line that said something first about a subject, and what; the given one where none did.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="line">The line that speaks of it now.</param>
    /// <param name="content">What it says.</param>
    public (int Line, KeyHash Content) FirstContent(KeyHash subject, int line, KeyHash content) =>
        _contents.FirstOf(subject, (line, content));
}
