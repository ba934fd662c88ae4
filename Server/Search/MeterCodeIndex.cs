using System.Text;

namespace EnergyQuota.Server.Search;

/// <summary>
/// The codes of all meters in one run of bytes, to find any part of one in milliseconds: looking through the rows of a million and a half
/// takes the database most of a second. Letters of the Latin alphabet are alike in both cases.
/// </summary>
/// <remarks>It holds what lies outside a scope too: whoever reads it cuts it down, see <see cref="SearchQuery"/>.</remarks>
internal sealed class MeterCodeIndex
{
    private const byte End = (byte)'\n';
    private readonly byte[] _folded;
    private readonly int[] _starts;
    private readonly string[] _institutions;
    private readonly int[] _owners;

    /// <summary>Builds it.</summary>
    /// <param name="meters">Code and institution of each meter, in the order in which they shall be found. No code holds a line end.</param>
    public MeterCodeIndex(IEnumerable<(string Code, string Institution)> meters)
    {
        var (text, starts, owners) = (new MemoryStream(), new List<int>(), new List<int>());
        var institutions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (code, institution) in meters)
        {
            starts.Add((int)text.Length);
            if (!institutions.TryGetValue(institution, out var owner))
            {
                institutions.Add(institution, owner = institutions.Count);
            }

            owners.Add(owner);
            text.Write(Encoding.UTF8.GetBytes(code));
            text.WriteByte(End);
        }

        Codes = text.ToArray();
        _folded = [.. Codes.Select(Fold)];
        _starts = [.. starts];
        _owners = [.. owners];
        _institutions = [.. institutions.Keys];
    }

    private byte[] Codes { get; }

    /// <summary>The meters whose code holds some words, in the order in which they were given.</summary>
    /// <param name="words">The words; none finds nothing.</param>
    /// <param name="sees">Whether the meters of an institution are wanted; asked once for each institution at most.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<(string Code, string Institution)> Find(string words, Func<string, bool> sees, int most)
    {
        var found = new List<(string, string)>();
        var sought = Encoding.UTF8.GetBytes(words).Select(Fold).ToArray();
        if (sought.Length == 0 || Array.IndexOf(sought, End) >= 0)
        {
            return found;
        }

        var seen = new bool?[_institutions.Length];
        for (var at = 0; found.Count < most && at < _folded.Length;)
        {
            var next = _folded.AsSpan(at).IndexOf(sought);
            if (next < 0)
            {
                break;
            }

            var row = Array.BinarySearch(_starts, at + next);
            row = row >= 0 ? row : ~row - 1;
            var owner = _owners[row];
            var end = row + 1 < _starts.Length ? _starts[row + 1] : Codes.Length;
            if (seen[owner] ??= sees(_institutions[owner]))
            {
                found.Add((Encoding.UTF8.GetString(Codes, _starts[row], end - _starts[row] - 1), _institutions[owner]));
            }

            at = end;
        }

        return found;
    }

    private static byte Fold(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter + ('a' - 'A')) : letter;
}
