using System.Net;
using System.Text;

namespace EnergyQuota.Tests.Server.Site.Access;

/// <summary>What became of each question of each visitor, as docs/access.md shows it.</summary>
internal sealed class AccessTable(IReadOnlyList<string> visitors)
{
    /// <summary>The file in which the table stands.</summary>
    public const string File = "docs/access.md";

    private const string Begin = "<!-- table: tests/access --write -->", End = "<!-- end of table -->";
    private readonly SortedDictionary<string, string[]> _rows = new(StringComparer.Ordinal);

    /// <summary>What the table says of an answer.</summary>
    public static string Word(HttpStatusCode status, string location) => status switch
    {
        HttpStatusCode.Unauthorized => "log in",
        HttpStatusCode.Redirect when location.Contains("/login?ReturnUrl=", StringComparison.Ordinal) => "log in",
        HttpStatusCode.Forbidden => "no",
        HttpStatusCode.NotFound => "none",
        >= HttpStatusCode.InternalServerError => $"FAULT {(int)status}",
        _ => "yes",
    };

    /// <summary>Notes an answer.</summary>
    public void Add(string route, string visitor, string word)
    {
        if (!_rows.TryGetValue(route, out var words))
        {
            _rows[route] = words = new string[visitors.Count];
        }

        words[visitors.ToList().IndexOf(visitor)] = word;
    }

    /// <summary>The table in Markdown.</summary>
    public string Write()
    {
        var text = new StringBuilder($"| | {string.Join(" | ", visitors)} |\n|---|{string.Concat(Enumerable.Repeat("---|", visitors.Count))}\n");
        foreach (var (route, words) in _rows)
        {
            text.Append('|').Append(' ').Append('`').Append(route.Replace("|", "\\|", StringComparison.Ordinal)).Append("` | ").AppendJoin(" | ", words).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The table that stands in the file.</summary>
    public static string Read() => Parts()[1];

    /// <summary>Puts this table into the file.</summary>
    public void Save()
    {
        var parts = Parts();
        System.IO.File.WriteAllText(Path.Combine(Repository.Root, File), $"{parts[0]}{Begin}\n\n{Write()}\n{End}{parts[2]}");
    }

    private static string[] Parts()
    {
        var text = Repository.Read(File).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return [text[..begin], text[(begin + Begin.Length)..end].Trim('\n') + "\n", text[(end + End.Length)..]];
    }
}
